// Holds a tree of source files against a table of who may import whom. Pure: it is given the table and the files.

/** Path from the root of the repository → source text. */
export type Tree = ReadonlyMap<string, string>;
export type Table = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Reads the rows of every `| from | may import |` table. Names are in backticks; "any package" and "all of" are words.
 */
export function parseTable(markdown: string): Table {
  const rows = markdown.split("\n").map((line) => /^\|\s*`([^`]+)`\s*\|(.*)\|\s*$/.exec(line));
  return new Map(rows.flatMap((row) => (row?.[1] ? [[row[1], parseCell(row[2] ?? "")] as const] : [])));
}

function parseCell(cell: string): Set<string> {
  const names = new Set(
    Array.from(cell.matchAll(/(all of )?`([^`]+)`/g), ([, all, name]) => `${name}${all ? "/**" : ""}`),
  );
  return cell.includes("any package") ? names.add("any package") : names;
}

/** Every breach as a sentence that names the rule. */
export function findBreaches(tree: Tree, table: Table): string[] {
  const edges = [...tree].flatMap(([from, source]) =>
    readImports(source).map((name) => ({ from, to: resolve(from, name) })),
  );
  const breaches = edges.flatMap(({ from, to }) => {
    const broken = judge(from, to, table);
    return broken ? [`${from} imports ${to}: ${broken}`] : [];
  });
  return [...breaches, ...findCircles(edges.filter(({ to }) => tree.has(to)))];
}

/** The names after `from`, after a bare `import`, and inside `import()`. */
export function readImports(source: string): string[] {
  const found = source.matchAll(
    /^\s*(?:import|export)\b(?:[^"'`;=()]*?\bfrom)?\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm,
  );
  return Array.from(found, ([, name, lazy]) => name ?? lazy ?? "");
}

/** A path of the tree for a file, `@hybrid/…` or `server/…` for a package of the workspace, else the package's name. */
function resolve(from: string, name: string): string {
  if (name.startsWith(".")) return new URL(name.replace(/\?.*$/, ""), `file:///${from}`).pathname.slice(1);
  if (name.startsWith("node:")) return "node";
  return name;
}

type Place = { readonly part: string; readonly folder: string };

/** `packages/sync/src/client/x.ts` is part `sync`, folder `sync/client`; a file at the top is a folder of its own. */
function placeOf(target: string): Place | null {
  const file = /^(?:packages\/)?([a-z]+)\/(?:src\/)?([^/]+)/.exec(target);
  const packaged = /^@hybrid\/([a-z]+)(?:\/([^/]+))?$/.exec(target);
  const [, part, folder = ""] = packaged ?? (/\.\w+$|^server\//.test(target) ? file : null) ?? [];
  return part ? { part, folder: `${part}/${folder}` } : null;
}

function judge(from: string, target: string, table: Table): string | null {
  const source = placeOf(from);
  const rule = source && table.get(source.part);
  if (!source || !rule) return "the table has no row for where it is";
  const to = placeOf(target);
  if (!to) return isOutside(from, target, rule) ? null : `${source.part} may import ${list(rule)} and no other package`;
  if (to.part !== source.part) {
    return rule.has(to.part) || rule.has(to.folder) ? null : `${source.part} may import ${list(rule)}, not ${to.part}`;
  }
  const inner = table.get(source.folder) ?? table.get(`${source.part}/*`);
  if (!inner || to.folder === source.folder || inner.has(to.folder) || inner.has(`${source.part}/**`)) return null;
  return `${source.folder} may import ${list(inner)}, not ${to.folder}`;
}

/** A test brings its own tools. */
function isOutside(from: string, target: string, rule: ReadonlySet<string>): boolean {
  const name = target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
  return rule.has("any package") || rule.has(name) || /\.(?:test|contract|e2e)\.tsx?$|\/testing\//.test(from);
}

function list(rule: ReadonlySet<string>): string {
  return [...rule].join(", ") || "nothing";
}

type Edge = { readonly from: string; readonly to: string };

function findCircles(edges: readonly Edge[]): string[] {
  const next = Map.groupBy(edges, ({ from }) => from);
  const [done, circles]: [Set<string>, string[]] = [new Set(), []];
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) circles.push(`no circles: ${[...path.slice(start), file].join(" → ")}`);
    if (start >= 0 || done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return circles;
}
