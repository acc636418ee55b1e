import { endpoints } from "./endpoints.ts";
import { grantTypes } from "./token.ts";

const clientAuthentication = ["client_secret_basic", "client_secret_post"];

/** What this authorization server can do (RFC 8414, section 2). */
export function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: issuer + endpoints.authorization,
    token_endpoint: issuer + endpoints.token,
    revocation_endpoint: issuer + endpoints.revocation,
    introspection_endpoint: issuer + endpoints.introspection,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: grantTypes,
    token_endpoint_auth_methods_supported: clientAuthentication,
    revocation_endpoint_auth_methods_supported: clientAuthentication,
    introspection_endpoint_auth_methods_supported: clientAuthentication,
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
  };
}
