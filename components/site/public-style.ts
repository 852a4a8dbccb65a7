/**
 * All the style of the public pages, in one element whose hash the policy names. An enamel plate on
 * cream: the same colours as everywhere, fonts of the reader's own device.
 */
export const PUBLIC_STYLE = `:root{color-scheme:light dark;--paper:#fbfaf5;--leaf:#fffefb;--ink:#14213d;--quiet:#454f66;--rule:#dcd6c5;--edge:#667085;--plate:#123a66;--on:#fbfaf5;--enamel:#123a66;--brick:#8f2f22;--warm:#faece8}
@media (prefers-color-scheme:dark){:root{--paper:#10161f;--leaf:#161e2a;--ink:#f2f0e8;--quiet:#bcc3ce;--rule:#2d3949;--edge:#8592a5;--plate:#9cc3ee;--on:#10161f;--enamel:#1b4a80;--brick:#f0a596;--warm:#2f1d1a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",Verdana,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:42rem;margin:0 auto;padding:0 1rem}
a{color:var(--plate);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--plate);outline-offset:3px;border-radius:2px}
.skip{position:absolute;left:-99em}.skip:focus{left:.5rem;top:.5rem;z-index:1;padding:.75rem 1rem;background:var(--leaf)}
.plate{margin:1rem 0 .25rem;padding:3px;border-radius:10px;background:var(--enamel);color:#fbfaf5}
.plate b{display:block;padding:.875rem 1.125rem;border:1.5px solid #fbfaf5;border-radius:7px;font-size:1.5rem;line-height:1.2}
nav ul{display:flex;flex-wrap:wrap;margin:0;padding:0;list-style:none}
nav a{display:block;min-width:2.75rem;padding:.625rem 1.25rem .625rem 0}
nav [aria-current]{color:var(--ink);font-weight:700;text-decoration:none}
h1{margin:1rem 0;font-size:1.5rem;line-height:1.2}
h2{margin:2.25rem 0 .5rem;padding-bottom:.375rem;border-bottom:1px solid var(--rule);font-size:1.125rem;line-height:1.25}
p{margin:.5rem 0}
dl{margin:0}
dl>div{padding:.5rem 0;border-bottom:1px solid var(--rule)}
dt{color:var(--quiet);font-size:.9375rem}
dd{margin:0}
dd b{font-weight:700}
dd a[href^="tel:"],dd a[href^="mailto:"]{display:inline-block;padding:.25rem 0;font-weight:700}
.call{margin:1rem 0;padding:.75rem 1rem;border:2px solid var(--brick);border-radius:8px;background:var(--warm)}
.call [href^="tel:"]{color:var(--brick);font-size:1.5rem;font-weight:700;line-height:1.4}
.number{font-size:1.75rem;font-weight:700;letter-spacing:.05em}
.hours{margin:0;padding:0;list-style:none}
time,.times{white-space:nowrap}
.quiet{color:var(--quiet);font-size:.9375rem}
label{display:block;margin-top:1rem;font-weight:700}
.hint,.wrong{display:block;font-weight:400;font-size:.9375rem;color:var(--quiet)}
.wrong{color:var(--brick);font-weight:700}
input,textarea{display:block;width:100%;min-height:2.75rem;margin-top:.25rem;padding:.5rem .75rem;border:1px solid var(--edge);border-radius:6px;background:var(--leaf);color:var(--ink);font:inherit}
[aria-invalid]{border:2px solid var(--brick)}
button{min-height:2.75rem;margin:1rem 0;padding:.5rem 1.25rem;border:1px solid var(--plate);border-radius:6px;background:var(--plate);color:var(--on);font:inherit;font-weight:700}
footer{margin-top:2.5rem;padding-bottom:2rem;color:var(--quiet);font-size:.9375rem}
footer p{padding-top:.75rem;border-top:1px solid var(--rule)}
footer a{margin-right:1.25rem;display:inline-block;padding:.5rem 0}
@media (min-width:34rem){h2{font-size:1.25rem}dl>div{display:grid;grid-template-columns:13rem 1fr;column-gap:1.5rem}}
@media print{:root{--paper:#fff;--leaf:#fff;--ink:#000;--quiet:#333;--rule:#999;--plate:#000;--enamel:#123a66;--brick:#8f2f22;--warm:#fff}html{font-size:80%}nav,form,.skip,.report,footer a,[href$=".vcf"]{display:none}.plate{print-color-adjust:exact;-webkit-print-color-adjust:exact}dl>div{break-inside:avoid}}
`;
