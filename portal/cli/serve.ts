import { Command, InvalidArgumentError, Option } from "commander";
import { isIP } from "node:net";
import type { ServerOptions } from "../server.ts";
import { formats } from "../text.ts";
import { mailFromOption, smtpUrlOption, toMailServer, type MailFlags } from "./mail-server.ts";
import {
  metricsHostOption,
  metricsPortOption,
  toMetricsAddress,
  type MetricsFlags,
} from "./metrics-address.ts";
import { databaseUrlOption, dataOption, examples, toList } from "./options.ts";
import { toPort } from "./port.ts";
import { sealingKeysOption } from "./sealing-keys-option.ts";

const levels = ["debug", "info", "warn", "error", "silent"];

export const serveCommand = () =>
  new Command("serve")
    .description("Start the portal. Prints one line with its address when it is ready.")
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(
      new Option(
        "--database-connections <number>",
        "how many connections to a PostgreSQL database this process opens at most",
      )
        .env("DEVPORTAL_DATABASE_CONNECTIONS")
        .default(10)
        .argParser(toConnections),
    )
    .addOption(sealingKeysOption())
    .addOption(
      new Option("--host <address>", "the address to listen on").env("DEVPORTAL_HOST").default("127.0.0.1"),
    )
    .addOption(
      new Option("--port <number>", "the port to listen on; 0 picks a free one")
        .env("DEVPORTAL_PORT")
        .default(4180)
        .argParser(toPort),
    )
    .addOption(
      new Option(
        "--public-url <url>",
        "the address that people and programs use, when a proxy stands before it",
      )
        .env("DEVPORTAL_PUBLIC_URL")
        .argParser(toPublicUrl),
    )
    .addOption(
      new Option(
        "--trust-proxy <addresses>",
        "the proxies whose X-Forwarded-For says who asks, as addresses or networks; by default none",
      )
        .env("DEVPORTAL_TRUST_PROXY")
        .argParser(toProxies),
    )
    .addOption(smtpUrlOption())
    .addOption(mailFromOption())
    .addOption(
      new Option("--log-file <file>", "append the log here instead of stderr").env("DEVPORTAL_LOG_FILE"),
    )
    .addOption(
      new Option("--log-level <level>", "how much is logged")
        .env("DEVPORTAL_LOG_LEVEL")
        .choices(levels)
        .default("info"),
    )
    .addOption(metricsPortOption())
    .addOption(metricsHostOption())
    .addOption(
      new Option(
        "--drain <seconds>",
        "how long it still answers once it is told to stop, while /readyz says so to a balancer",
      )
        .env("DEVPORTAL_DRAIN")
        .default(0)
        .argParser(toSeconds),
    )
    .addHelpText(
      "after",
      examples(
        "devportal serve --data ./data",
        "devportal serve --data ./data --port 0 --log-file portal.log",
        "DEVPORTAL_DATABASE_URL=postgres://portal:…@db.example.com/portal devportal serve --sealing-keys /etc/devportal/sealing-keys",
        "devportal serve --data /srv/devportal --host 0.0.0.0 --public-url https://portal.example.com",
        "devportal serve --data ./data --public-url https://portal.example.com --trust-proxy 127.0.0.1,10.0.0.0/8",
      ),
    )
    .action(serve);

type ServeFlags = Omit<ServerOptions, "mailServer" | "metricsAt"> & MailFlags & MetricsFlags;

async function serve({ smtpUrl, mailFrom, metricsPort, metricsHost, ...options }: ServeFlags): Promise<void> {
  const mailServer = toMailServer({ smtpUrl, mailFrom });
  // Whoever reads the log may go away; the portal stays.
  process.stderr.on("error", () => undefined);
  // Loaded here, because the other commands are done sooner without it.
  const { startServer } = await import("../server.ts");
  const metricsAt = toMetricsAddress({ metricsPort, metricsHost });
  const { url, metricsUrl, setUpLink, stop } = await startServer({ ...options, mailServer, metricsAt });
  if (!isLoopback(options.host)) {
    console.error(
      `devportal: ${options.host} is reachable from other machines, and what they send is not encrypted: put a proxy with TLS before it.`,
    );
  }
  if (isEverywhere(options.host) && !options.publicUrl) {
    console.error(
      `devportal: links name ${url}, which nobody else can open: say with --public-url where people and programs reach the portal.`,
    );
  }
  if (metricsUrl) console.error(`devportal: metrics at ${metricsUrl}`);
  if (setUpLink) {
    console.error(`devportal: there is no account yet. Make the first one within a day, once: ${setUpLink}`);
  }
  const signals = ["SIGINT", "SIGTERM"] as const;
  // Before it says that it listens: whoever waited for that may stop it at once.
  const told = new Promise<string>((resolve) => {
    for (const each of signals) process.once(each, () => resolve(each));
  });
  console.log(`devportal listening on ${url}`);

  const signal = await told;
  for (const each of signals) process.once(each, () => process.exit(1));
  const first = options.drain ? `answering for ${options.drain} s more, then ` : "";
  console.error(`devportal: ${signal}: ${first}finishing the requests under way. Once more stops at once.`);
  await stop();
}

function toSeconds(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 3_600)
    throw new InvalidArgumentError("It must be a number of seconds from 0 to 3600.");
  return number;
}

function toConnections(text: string): number {
  const number = Number(text);
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("It must be a number from 1 to 9999.");
  return number;
}

function toPublicUrl(text: string): string {
  if (!formats["web-url"].test(text)) throw new InvalidArgumentError("It must be an http or https URL.");
  return text.replace(/\/+$/, "");
}

function toProxies(text: string): string[] {
  const proxies = toList(text);
  const wrong = proxies.filter((proxy) => !isNetwork(proxy));
  if (wrong.length > 0 || proxies.length === 0) {
    throw new InvalidArgumentError(
      `${wrong.join(", ") || "Nothing"} is no address and no network like 10.0.0.0/8.`,
    );
  }
  return proxies;
}

function isNetwork(text: string): boolean {
  const [address = "", bits = "0", ...more] = text.split("/");
  const longest = isIP(address) === 4 ? 32 : 128;
  return isIP(address) > 0 && /^\d+$/.test(bits) && Number(bits) <= longest && more.length === 0;
}

/** Whether a host stands for every address of the machine. */
function isEverywhere(host: string): boolean {
  return /^[0:.]+$/.test(host);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
