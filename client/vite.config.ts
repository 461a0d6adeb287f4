// How the client is built and served while developing. The server owns the content policy; this file keeps the
// build within it: no inlined assets, no polyfill script, pre-compressed files for the server to hand out.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const server = process.env["SERVER"] ?? "http://127.0.0.1:3000";

/** Writes name.br beside each text asset. In writeBundle, since Vite rewrites the entry's lazy imports until then. */
function brotli(): Plugin {
  return {
    name: "brotli",
    apply: "build",
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (dir === undefined || /\.(woff2|png|br)$/.test(name)) continue;
        const path = join(dir, name);
        writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), { ...optimizeLocales.vite({ locales: ["sv-SE", "en-US"] }), enforce: "pre" }, brotli()],
  build: {
    target: ["chrome123", "edge123", "firefox121", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
  },
  server: {
    host: "localhost",
    port: 5173,
    strictPort: true,
    proxy: { "/api": server, "/sync": { target: server, ws: true } },
  },
});
