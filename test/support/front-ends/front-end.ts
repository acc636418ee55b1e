import type messages from "@pulumi/pulumi/proto/provider_pb.js";
import type { AnyDefinition } from "../../../provider/core/define.ts";
import type { Portal } from "../../../provider/client/portal.ts";
import type { Client } from "./asking.ts";
import type { Said } from "./engine-server.ts";
import type { ResourceCalls } from "./resource-calls.ts";

export type Definition = AnyDefinition<Portal>;

export type Agreed = Pick<messages.ConfigureResponse.AsObject, "acceptsecrets" | "supportspreview">;

/** A process as the engine talks to it, configured for one portal. */
export interface FrontEnd {
  client: Client;
  /** What it answered when it was configured, by which the engine goes. */
  agreed: Agreed;
  resource: (definition: Definition) => ResourceCalls;
  /** The same with values as they are on the wire, but for what the engine adds. */
  raw: (definition: Definition) => ResourceCalls;
  /** A secret as the engine sends it to this one. */
  secret: (value: unknown) => unknown;
  /** By what name an object knows its declaration, of that name in a program. */
  declared: (definition: Definition, name: string) => string;
  /** The messages to the person who runs `up`, so far, and without how they are marked. */
  said: () => string[];
  /** What the engine was told, where it is. */
  told?: Said[];
  /** All that the process printed. */
  printed: () => string;
  stop: () => Promise<void>;
}

/** Where a front end is told to find the portal. */
export interface Connection {
  url: string;
  token: string;
}

/** A front end that is yet to be started. */
export interface Startable {
  /** What it is called in the titles of tests. */
  called: string;
  start: (connection: Connection) => Promise<FrontEnd>;
}
