"use client";

import { useEffect } from "react";

/**
 * Puts the focus where the address says, `#against`, on a page that was opened for it: a browser does so
 * by itself, but not after a redirection made by script.
 */
export function FocusNamed() {
  useEffect(() => {
    const name = window.location.hash.slice(1);
    if (name) document.getElementById(name)?.focus();
  }, []);
  return null;
}
