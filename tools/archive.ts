import { archivePlugin } from "./plugin/archive.ts";
import { buildPlugin } from "./plugin/build.ts";

// `npm run archive -- FOLDER`; without a folder, in `.devportal/`.
await buildPlugin();
console.log(archivePlugin(process.argv[2] ?? ".devportal"));
