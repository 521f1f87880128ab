/** A `services.json` with a service of each type. */
export const defaultServices = `[
  { "name": "Shop", "type": "oidc", "clientId": "shop", "clientSecret": "${'s'.repeat(40)}", "redirectUris": ["https://shop.example.eu/back"] },
  { "name": "Old", "type": "cas", "urls": ["https://old.example.eu/app"] }
]
`
