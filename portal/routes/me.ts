import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { describeMe } from "../accounts/me.ts";
import { scopes } from "../context.ts";
import type { Portal } from "../portal.ts";
import { id, time } from "../schemas.ts";
import { orNull } from "../text.ts";

const me = Type.Object({
  id,
  email: Type.String(),
  firstName: Type.String(),
  lastName: Type.String(),
  operator: Type.Boolean(),
  token: Type.Object({
    id,
    name: Type.String(),
    prefix: Type.String(),
    scopes: Type.Array(Type.Enum(scopes)),
    apps: orNull(Type.Array(id)),
    expiresAt: orNull(time),
  }),
});

export const meRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get("/me", { config: { scope: "read" }, schema: { response: { 200: me } } }, (request) =>
      portal.read(request, describeMe),
    );
  };
