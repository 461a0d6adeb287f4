export * from "./demo-group.ts";
export * from "./factor-template.ts";
export * from "./k17.ts";
export * from "./shape.ts";
export * from "./term-template.ts";
export { legalMenu } from "./legal-menu.ts";
export * from "./place.ts";
