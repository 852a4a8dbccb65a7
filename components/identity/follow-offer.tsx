"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY = 3_000;

/** Looks now and then whether the code was used; without script a link does. */
export function FollowOffer() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
