import type { ReactNode } from "react";
import type { Locale } from "#messages/routing.ts";
import type { Issuer } from "#server/documents/template/parts.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import type { Words } from "./act-page.print.tsx";

type MailFrameProps = Readonly<{
  issuer: Issuer;
  plate: string;
  locale: Locale;
  t: Words;
  children: ReactNode;
}>;

/**
 * A mail: the plate, one column, who writes and its enterprise number (R-GEN-03). Styles stand on
 * the elements because mail programs drop everything else.
 */
export function MailFrame({ issuer, plate, locale, t, children }: MailFrameProps) {
  const number = formatEnterpriseNumber(issuer.enterpriseNumber);
  return (
    <div lang={locale} style={{ backgroundColor: "#fbfaf5", color: "#14213d" }}>
      <div
        style={{
          maxWidth: 640,
          margin: "0 auto",
          padding: 24,
          fontFamily: "'Atkinson Hyperlegible Next', Verdana, sans-serif",
          fontSize: 16,
          lineHeight: 1.5,
        }}
      >
        <p>
          <span
            style={{
              display: "inline-block",
              backgroundColor: "#123a66",
              color: "#fbfaf5",
              border: "2px solid #123a66",
              outline: "1px solid #fbfaf5",
              outlineOffset: -4,
              borderRadius: 8,
              padding: "8px 16px",
              fontWeight: 600,
            }}
          >
            {plate}
          </span>
        </p>
        {children}
        <hr style={{ border: 0, borderTop: "1px solid #dcd6c5" }} />
        <p style={{ color: "#454f66", fontSize: 14 }}>
          {t("act.footer", { association: issuer.name, number })}
        </p>
      </div>
    </div>
  );
}

type MailRowProps = Readonly<{ term: string; children: ReactNode }>;

export function MailRow({ term, children }: MailRowProps) {
  return (
    <tr>
      <td style={{ color: "#454f66", padding: "2px 16px 2px 0", verticalAlign: "top" }}>{term}</td>
      <td style={{ padding: "2px 0" }}>{children}</td>
    </tr>
  );
}
