import type { ReactNode } from "react";
import { Link } from "#messages/navigation.ts";
import { type ButtonTone, buttonClass } from "./button-class.ts";

type LinkButtonProps = {
  /** Without the language: `/sign-in`. */
  href: string;
  children: ReactNode;
  tone?: ButtonTone;
  dense?: boolean;
};

/** A link that starts something: it goes somewhere, it changes nothing. */
export function LinkButton({ href, children, tone = "primary", dense = false }: LinkButtonProps) {
  return (
    <Link href={href} className={buttonClass(tone, dense)}>
      {children}
    </Link>
  );
}
