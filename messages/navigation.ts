import { createNavigation } from "next-intl/navigation";
import { routing } from "./routing.ts";

/** Links and redirects that carry the language: `/registry` is `/fr/registry` for a French page. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing);
