/** Its name, in forms and proofs. */
export const mobileAppPinMethod = 'mobile-app-pin'
