import { changing } from "./matrix-asking.ts";

changing((chapter) => chapter === "assembly");
