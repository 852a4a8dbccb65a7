import { changing } from "./matrix-asking.ts";

changing((chapter) => chapter !== "registry" && chapter !== "assembly");
