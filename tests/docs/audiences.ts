// Writes docs/audiences.md from the table of audiences.
import { writeFileSync } from "node:fs";
import { audiencePage } from "@hybrid/domain";

writeFileSync(new URL("../../docs/audiences.md", import.meta.url), audiencePage());
