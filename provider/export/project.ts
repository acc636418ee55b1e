import { kebab } from "./names.ts";

/** What the package says of itself. */
export interface Package {
  version: string;
  peerDependencies: Record<string, string>;
}

/** The files that make a folder with the program a Pulumi project. */
export function projectFiles(
  folder: string,
  portal: string,
  { version, peerDependencies }: Package,
): [string, string][] {
  const name = kebab(folder).slice(0, 100) || "devportal";
  const settings = [
    `name: ${JSON.stringify(name)}`,
    `description: ${JSON.stringify(`The apps of the portal at ${portal}.`)}`,
    "runtime: nodejs",
  ];
  const manifest = {
    name,
    private: true,
    type: "module",
    main: "index.ts",
    dependencies: { ...peerDependencies, "pulumi-devportal": `^${version}` },
  };
  return [
    ["Pulumi.yaml", `${settings.join("\n")}\n`],
    ["package.json", `${JSON.stringify(manifest, null, 2)}\n`],
    [".gitignore", "node_modules/\n"],
  ];
}
