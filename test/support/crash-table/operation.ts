import type { AppArgs, CollaboratorArgs, ProductionCredentialsArgs, SandboxArgs } from "pulumi-devportal";
import type { Kind } from "../four.ts";
import type { Trial } from "../trial.ts";

/** Where one row of the table lives: a name that is in every request of its own, and an app. */
export interface Place {
  name: string;
  /** The app that a person made. Of an operation on an App: what it adopts, or the App that the first program declared. */
  appId: string;
  api: Trial["api"];
  change: Trial["change"];
  /** A folder for files that the provider writes. */
  folder: string;
}

/** What a person does. */
export type Deed = (place: Place) => Promise<unknown>;

interface OperationOn<K extends Kind, Args> {
  resource: K;
  operation: string;
  /** What a person has made before the first program runs. */
  byHand?: Deed;
  /** What the first program declares; nothing when it is left out. */
  before?: (place: Place) => Args;
  /** What a person does after that, which a refresh finds. */
  drift?: Deed;
  /** What the second program declares, whose `up` the fault befalls; nothing when it is left out. */
  after?: (place: Place) => Args;
  /** Whether the second program declares the resource by another name, with an alias. */
  renamed?: boolean;
  /** Whether the engine deletes the object before it creates another. */
  replaces?: boolean;
  /** Whether the secret of the first program has to work still. */
  overlaps?: boolean;
  /** The file that has the secret instead of the state. */
  secretFile?: (place: Place) => string;
  /** Whether what a person made is there in the end, and managed by nobody. */
  left?: boolean;
}

export type Operation =
  | OperationOn<"App", AppArgs>
  | OperationOn<"ProductionCredentials", ProductionCredentialsArgs>
  | OperationOn<"Sandbox", SandboxArgs>
  | OperationOn<"Collaborator", CollaboratorArgs>;
