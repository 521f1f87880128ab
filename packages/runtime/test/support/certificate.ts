/** A certificate for `shop.example.eu` that signed itself, until 2126, and its key: of tests alone. */
export const shopCertificate = `-----BEGIN CERTIFICATE-----
MIIBpjCCAU2gAwIBAgIUA1g6gD/uOBohjISsSkpPaf5HBH0wCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPc2hvcC5leGFtcGxlLmV1MCAXDTI2MTEyNjE5NTc0MVoYDzIx
MjYxMTAyMTk1NzQxWjAaMRgwFgYDVQQDDA9zaG9wLmV4YW1wbGUuZXUwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAATKcpgiGzzHWQdnRFbq3hFyJJIT1hxtR+FLAJCB
qM6S2RCA/tr6JaK4gwZCTLIDzAqaUSBfW5+3ge0+ideHiPmgo28wbTAdBgNVHQ4E
FgQUcvnJ0A5lqgY/dsFOCsdcl+kDjMwwHwYDVR0jBBgwFoAUcvnJ0A5lqgY/dsFO
Csdcl+kDjMwwDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgg9zaG9wLmV4YW1w
bGUuZXUwCgYIKoZIzj0EAwIDRwAwRAIgJZKHdcNtZYHlCenMfrkJLzlycOb+5wSh
bsEqWtMJe7kCIH9/HHJ4Yr75q3h3JPitXtrgvJvDcf/erwQOb+vqwe5J
-----END CERTIFICATE-----
`

export const shopKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg0sWpE/DL+pgI91QK
Pi4adpBra/YW4EpcKPPjK27vKsahRANCAATKcpgiGzzHWQdnRFbq3hFyJJIT1hxt
R+FLAJCBqM6S2RCA/tr6JaK4gwZCTLIDzAqaUSBfW5+3ge0+ideHiPmg
-----END PRIVATE KEY-----
`
