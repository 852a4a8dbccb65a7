import type { ReactNode } from "react";
import { Link } from "#messages/navigation.ts";
import { type ButtonTone, buttonClass } from "./button-class.ts";

type LinkButtonProps = {
  /** Without the language: `/sign-in`. */
  href: string;
  children: ReactNode;
  tone?: ButtonTone;
  dense?: boolean;
  /** With the browser's own keys for it: Alt, or Alt and Shift. */
  accessKey?: string;
};

/** A link that starts something: it goes somewhere, it changes nothing. */
export function LinkButton(props: LinkButtonProps) {
  const { href, children, tone = "primary", dense = false, accessKey } = props;
  return (
    <Link href={href} accessKey={accessKey} className={buttonClass(tone, dense)}>
      {children}
    </Link>
  );
}
