// A provider of OpenID Connect for the tests alone: whoever is on its list signs in there, with any password.
// node provider.mjs FOLDER-OF-PACKAGES SETTINGS-AS-JSON

import { pathToFileURL } from "node:url";

const [folder, told] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(`${folder}/node_modules/oidc-provider/lib/index.js`));
const { port, client, people, jwks, in_token } = JSON.parse(told);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [client],
  jwks,
  cookies: { keys: ["for the tests"] },
  claims: { email: ["email", "email_verified"] },
  conformIdTokenClaims: !in_token, // as the standard has it, an address is told at an endpoint of its own
  enabledJWA: { idTokenSigningAlgValues: ["RS256", "HS256"] },
  pkce: { required: () => true },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  findAccount: async (_, login) => people[login] && { accountId: login, claims: async () => ({ sub: login, ...people[login] }) },
});

provider.listen(port, "127.0.0.1", () => console.log("ready"));
