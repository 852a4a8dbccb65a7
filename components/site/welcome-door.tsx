/** A door with its number and its bells: drawn in the enamel's two colours, for the eye only. */
export function WelcomeDoor() {
  return (
    <svg
      viewBox="0 0 200 220"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      className="mx-auto hidden h-56 sm:block"
    >
      <path d="M10 218h180" />
      <path d="M50 218V88a50 50 0 0 1 100 0v130" />
      <path d="M60 218V90a40 40 0 0 1 80 0v128" strokeWidth="1" />
      <path d="M60 98h80M100 50v48M72 62l28 36M128 62l-28 36" strokeWidth="1" />
      <rect x="70" y="112" width="25" height="42" rx="2" strokeWidth="1" />
      <rect x="105" y="112" width="25" height="42" rx="2" strokeWidth="1" />
      <rect x="70" y="166" width="25" height="40" rx="2" strokeWidth="1" />
      <rect x="105" y="166" width="25" height="40" rx="2" strokeWidth="1" />
      <circle cx="100" cy="160" r="3" fill="currentColor" stroke="none" />
      <rect x="160" y="100" width="30" height="24" rx="4" />
      <text x="175" y="117" textAnchor="middle" fontSize="15" fill="currentColor" stroke="none">
        24
      </text>
      <rect x="164" y="136" width="22" height="44" rx="3" strokeWidth="1" />
      <g fill="currentColor" stroke="none">
        <circle cx="170" cy="144" r="2" />
        <circle cx="170" cy="154" r="2" />
        <circle cx="170" cy="164" r="2" />
        <circle cx="170" cy="174" r="2" />
      </g>
      <path d="M175 144h7M175 154h7M175 164h7M175 174h7" strokeWidth="1" />
    </svg>
  );
}
