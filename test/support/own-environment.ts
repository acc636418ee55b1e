// Loaded before any test: what the user's own portals and stacks are told by variables must reach none of the tests'.
import { forgetUserEnvironment } from "../../tools/engine/environment.ts";

forgetUserEnvironment();
