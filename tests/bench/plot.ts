// Draws how cost grows, as SVG: no colour alone tells the lines apart, and it reads on light and dark paper.
import type { Growth, Point } from "./growth.ts";

export type Line = { readonly title: string; readonly growth: Growth };

const size = { width: 460, height: 320, left: 58, right: 14, top: 44, bottom: 46 } as const;
const strokes = [
  { colour: "#0b6e4f", dash: "", mark: "circle" },
  { colour: "#b3541e", dash: "7 4", mark: "square" },
  { colour: "#4a5fc1", dash: "2 4", mark: "diamond" },
] as const;

export function drawGrowth(lines: readonly Line[]): string {
  const width = size.width * 2;
  const height = size.height + 18 * lines.length + 16;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>CPU of the server for each delivered update</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    panel(0, "open documents, at most 100 of them written in", lines, ({ documents }) => documents),
    panel(size.width, "clients in one document", lines, ({ clients }) => clients),
    ...lines.map(({ title }, i) => legend(title, i)),
    "</svg>\n",
  ].join("\n");
}

function panel(x: number, title: string, lines: readonly Line[], of: (growth: Growth) => readonly Point[]): string {
  const points = lines.flatMap(({ growth }) => of(growth));
  const across = scale(
    points.map(({ at }) => at),
    size.left,
    size.width - size.right,
  );
  const up = scale(
    points.map(({ cpu }) => cpu),
    size.height - size.bottom,
    size.top,
  );
  const steps = [...new Set(points.map(({ at }) => at))];
  return [
    `<g transform="translate(${x} 0)" fill="#222">`,
    `<text x="${size.left}" y="20" font-weight="bold">µs of CPU per delivered update</text>`,
    ...decades(points.map(({ cpu }) => cpu)).map(
      (value) =>
        `<path d="M${size.left} ${up(value)}H${size.width - size.right}" stroke="#ddd"/>` +
        `<text x="${size.left - 6}" y="${up(value) + 4}" text-anchor="end">${value.toLocaleString("en")}</text>`,
    ),
    ...steps.map(
      (at) =>
        `<text x="${across(at)}" y="${size.height - size.bottom + 18}" text-anchor="middle">${at.toLocaleString("en")}</text>`,
    ),
    `<text x="${(size.left + size.width) / 2}" y="${size.height - 10}" text-anchor="middle">${title}</text>`,
    ...lines.map(({ growth }, i) => drawLine(of(growth), i, across, up)),
    "</g>",
  ].join("\n");
}

type Scale = (value: number) => number;

function drawLine(points: readonly Point[], i: number, across: Scale, up: Scale): string {
  const { colour, dash } = strokes[i % strokes.length]!;
  const path = points.map(({ at, cpu }, p) => `${p === 0 ? "M" : "L"}${across(at)} ${up(cpu)}`).join("");
  const marks = points.map(({ at, cpu }) => mark(i, across(at), up(cpu)));
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>${marks.join("")}`;
}

function mark(i: number, x: number, y: number): string {
  const { colour, mark: shape } = strokes[i % strokes.length]!;
  if (shape === "circle") return `<circle cx="${x}" cy="${y}" r="4" fill="${colour}"/>`;
  const turn = shape === "diamond" ? ` transform="rotate(45 ${x} ${y})"` : "";
  return `<rect x="${x - 4}" y="${y - 4}" width="8" height="8" fill="${colour}"${turn}/>`;
}

function legend(title: string, i: number): string {
  const { colour, dash } = strokes[i % strokes.length]!;
  const y = size.height + 12 + 18 * i;
  const line = `<path d="M${size.left} ${y}h36" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
  return `${line}${mark(i, size.left + 18, y)}<text x="${size.left + 46}" y="${y + 4}" fill="#222">${title}</text>`;
}

/** Logarithmic, with a little room beyond the ends. */
function scale(values: readonly number[], from: number, to: number): Scale {
  const [low, high] = [Math.log(Math.min(...values)) - 0.1, Math.log(Math.max(...values)) + 0.1];
  return (value) => Math.round((from + ((Math.log(value) - low) / (high - low)) * (to - from)) * 10) / 10;
}

/** 1, 2, 5, 10, 20 … within the values. */
function decades(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const found: number[] = [];
  for (let decade = 0.1; decade <= high; decade *= 10)
    for (const step of [1, 2, 5]) {
      const value = Number((decade * step).toPrecision(1));
      if (value >= low && value <= high) found.push(value);
    }
  return found;
}
