import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome"];

interface FoundBrowser {
  executablePath: string;
  args: string[];
}

/** A Chromium of this machine, or else the one that comes with the dependencies; undefined when there is none. */
export async function findBrowser(): Promise<FoundBrowser | undefined> {
  const asked = process.env.DEVPORTAL_CHROMIUM;
  if (asked) {
    if (await isProgram(asked)) return { executablePath: asked, args: ["--no-sandbox"] };
    throw new Error(`DEVPORTAL_CHROMIUM is ${asked}, and that is not a program.`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  for (const file of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    if (await isProgram(file)) return { executablePath: file, args: ["--no-sandbox"] };
  }
  return packagedBrowser();
}

export async function launchBrowser(): Promise<Browser> {
  const browser = await findBrowser();
  if (!browser) throw new Error("There is no Chromium: put its path into DEVPORTAL_CHROMIUM.");
  return chromium.launch({ ...browser, headless: true });
}

// Made for one architecture and system; where it does not run, there is none.
async function packagedBrowser(): Promise<FoundBrowser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    const executablePath = await packaged.executablePath();
    // In a single process, the second window would take the first one down with it.
    return { executablePath, args: packaged.args.filter((arg) => arg !== "--single-process") };
  } catch {
    return undefined;
  }
}

async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
