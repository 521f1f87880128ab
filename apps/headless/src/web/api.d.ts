export interface paths {
    "/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a sign-in with what somebody typed to say who they are
         * @description Answers alike for known and unknown people. The sign-in is bound to this browser by a cookie that the answer sets.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["startSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-ins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a sign-in asks for now
         * @description Ask again while a step waits for a phone. Where all is proved, the answer says `done` and sets the session’s cookie.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["readSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-ins/{id}/method": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take another method, one of several devices, or the same again
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["chooseMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-ins/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer the method that is asked
         * @description The fields of its form, by name: `code` where something is typed; its guide says what others there are.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["answerSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove more, for where this session isn’t enough
         * @description `continueTo` as a refusal `sign-in-again` gave it, or a page of ours.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out in this browser
         * @description Services are told. Harmless where nobody is signed in.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account: a mail with a link follows, by which the password is chosen
         * @description Answers alike whether somebody has the address or not; the mail says the rest. Most providers ask for work (`work-asked`): send the same again with what it came to.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the link sent once more
         * @description The same for every identifier; five mails an hour go to a mailbox.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["resendLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/eid/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Countries whose eID is taken
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listEidCountries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/eid/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with an eID: where to send the browser
         * @description With `signIn` in the sign-in under way, whose next step the country’s answer proves; else it begins one that leads to `continueTo`. The answer comes back to a page.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["startEid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/eids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Linked eIDs
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listEids"];
        put?: never;
        /**
         * Link an eID: where to send the browser
         * @description The answer comes back to My Account, which says what became of it; a mail does, too.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["startLinkingEid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/eids/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlink an eID
         * @description A mail says so. `only-way-in`: first a password.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["unlinkEid"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/eids/waiting/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The eID that nobody here has, and that waits in this browser to be linked
         * @description Its id stands in the address that the browser came back to.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["readWaitingEid"];
        put?: never;
        /**
         * Link it
         * @description A mail says so.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["linkWaitingEid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One’s mobile devices, oldest first
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listDevices"];
        put?: never;
        /**
         * Begin to add a phone: choose its PIN, and show the link as a QR code
         * @description The app scans it and asks for the PIN; `readEnrolment` says when it is done.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["startEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a device
         * @description It signs in no more; a mail says so. For whoever signed in a moment ago.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["removeDevice"];
        options?: never;
        head?: never;
        /**
         * Give a device another name
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        patch: operations["renameDevice"];
        trace?: never;
    };
    "/account/devices/enrolments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the phone is there by now
         * @description Ask every two seconds while it is `pending`.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["readEnrolment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/devices/{id}/biometrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Let no finger and no face stand for a device’s PIN any more
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["stopBiometrics"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/enrolments/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the PIN evaluated, blinded: spends a try
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["evaluateEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/enrolments/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Become a device of the account
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["completeEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How this device stands
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        get: operations["deviceState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests that wait for this device
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        get: operations["pendingRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/pin/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the PIN evaluated, blinded: spends a try
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["evaluatePin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/pin/unlocked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the PIN of a try was right
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["unlockPin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/pin/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to change the PIN
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["startPinChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/pin/changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The new PIN counts from now on
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["confirmPinChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/pin/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to choose a new PIN by the password
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["startPinReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/pin/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The new PIN and the new key count from now on
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["confirmPinReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/biometrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Let a finger or a face stand for the PIN
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        put: operations["turnOnBiometrics"];
        post?: never;
        /**
         * Let them stand for it no more
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        delete: operations["turnOffBiometrics"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/requests/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say yes to a sign-in
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["approveRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/requests/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say no to a sign-in
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["refuseRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/requests/not-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that it wasn’t oneself
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["reportRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/removal/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep what was reported as lost
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        post: operations["keepLostFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Where this device is woken
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        put: operations["changePush"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Leave the account
         * @description From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.
         */
        delete: operations["removeThisDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a browser is asked to sign in with a passkey alone
         * @description The same for everybody; give it to `navigator.credentials.get`.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["startPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/passkey/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a passkey, without identifier and password
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["signInWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One’s passkeys and security keys
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listPasskeys"];
        put?: never;
        /**
         * Add the passkey that a browser made
         * @description A mail says so.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a browser is asked to make a passkey with
         * @description Give it to `navigator.credentials.create`, and what comes of it to `addPasskey`.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["newPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a passkey
         * @description It signs in no more; a mail says so.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        /**
         * Give a passkey another name
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/account/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One’s authenticator apps and tokens
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Add a device that the operator handed out, by its serial number and two codes in a row
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["takeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/token-apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to add an authenticator app: its secret, once
         * @description Show `link` as a QR code; `confirmTokenApp` takes the first code.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["startTokenApp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/token-apps/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add the app, by a code that it shows
         * @description A mail says so.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["confirmTokenApp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an app or a token
         * @description It signs in no more; a mail says so.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["removeToken"];
        options?: never;
        head?: never;
        /**
         * Give an app or a token another name
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        patch: operations["renameToken"];
        trace?: never;
    };
    "/account/tokens/{id}/resynchronise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a token back into step, by two codes in a row
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["resynchroniseToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/phones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The numbers that text messages go to
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listPhoneNumbers"];
        put?: never;
        /**
         * Begin to add a number: a code goes there
         * @description `not-in-use` once text messages are retired.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["startPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/phones/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have another code sent to a number that waits
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["resendPhoneCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/phones/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add the number, by the code that went there
         * @description A mail says so. `over`: have another sent.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["confirmPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/phones/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a number
         * @description A mail says so.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["removePhone"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many codes are left
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["readRecoveryCodes"];
        put?: never;
        /**
         * Make ten new codes: told here, and nowhere else
         * @description Earlier ones end; a mail says so.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["makeRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-ins/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the password, and say what is to come after it
         * @description Refused alike for known and unknown people; `code` says why: `wrong-password`, `password-closed` (a link in a mail opens it again), `account-locked`.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["submitPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a link in a mail is for, and whose account it opens
         * @description Spends nothing. A link that is gone: `resendLink` sends another.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["readPasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose the password by the link of a mail
         * @description The account is active then, and a sign-in begun in this browser in which the password is proved: `readSignIn` says how it goes on. `issues` name the rules that the password breaks.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["choosePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password/lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a link sent by which a lost password is chosen anew
         * @description The same for every identifier.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["requestReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the password, by the present one
         * @description Other sessions end, and a mail says so.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/password/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a link sent to one’s own mailbox by which the password is chosen
         * @description For an account that has none yet: one that an eID made.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["sendPasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One’s own account
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["readAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set language, time zone, the method offered first, mails at every sign-in
         * @description What is absent stays.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        patch: operations["configureAccount"];
        trace?: never;
    };
    "/account/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say how one is called
         * @description Five times an hour; `not-theirs` where a country or the operator says it.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        patch: operations["changeNames"];
        trace?: never;
    };
    "/account/two-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Always ask for two factors, or no longer
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        patch: operations["setAlwaysTwoFactors"];
        trace?: never;
    };
    "/account/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One’s address, and the change of it that waits
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["readEmail"];
        put?: never;
        /**
         * Ask for another e-mail address: both mailboxes get a link
         * @description The same address in other letters is written at once.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["changeEmail"];
        /**
         * Keep the address: the change that waits is cancelled
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["keepEmail"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/email/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a link about another address is for
         * @description Spends nothing. The old address is told only to its own mailbox.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["readEmailLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm another address by the link of one of the two mails
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["confirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One’s live sessions, with the services that each was used for
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * End all sessions but the one that asks
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one session
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["endOneSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/sessions/{id}/services/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign one service out of a session, which goes on
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["endServiceInSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connected services: what is allowed, and what lasts beyond sessions
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take back what a service was allowed
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["withdrawService"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/services/{id}/lasting/{access}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one access that lasts beyond sessions: a television is out
         * @description What the person allows the service stays: it may ask again.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["endServiceAccess"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to one’s account, newest first
         * @description A page at a time: ask again with `before` while `more` is true.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/activity/{id}/not-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say of a line that it wasn’t oneself
         * @description Every session ends, this one too, and the password opens nothing until another is chosen.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["reportActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The copy of one’s data that waits, or is ready
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["readDataCopy"];
        put?: never;
        /**
         * Ask for a copy of all of one’s data
         * @description Prepared in the background, told of by mail, kept for seven days. One an hour.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["askDataCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/data/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The copy itself: a ZIP file
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["openDataCopy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether one’s account is to be deleted, and what goes with it
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["readDeletion"];
        put?: never;
        /**
         * Delete one’s account
         * @description After a time in which it can be cancelled; where there is none it is gone at once: `dueAt` is null.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["askDeletion"];
        /**
         * Keep one’s account after all
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["cancelDeletion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deletion/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * When the account is deleted that a mail’s link keeps
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["readDeletionLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deletion/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep an account by the link of the mail
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["keepAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-ins/{id}/lost-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be reported as lost
         * @description `not-found`: the sign-in is over, or its password wasn’t given.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listLostFactors"];
        put?: never;
        /**
         * Report one as lost: a mail has the link that begins its waiting time
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["reportLostFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lost-factor/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the link of that mail is about
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["readLostFactorLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lost-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin its waiting time
         * @description The account’s address and its phones are told. `token`: to cancel it with, as the next mail has it.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["confirmLostFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lost-factor/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What waits, by the link of the second mail
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["readFactorRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lost-factor/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep the factor, by the link of the second mail
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["cancelFactorRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/lost-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The factor of one’s own that was reported as lost
         * @description Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["readOwnFactorRemoval"];
        put?: never;
        post?: never;
        /**
         * Keep it
         * @description Any session of the account may: whoever signed in has a factor to sign in with.
         *
         *     Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["keepOwnFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Why nothing was done (RFC 9457). */
        Problem: {
            type: string;
            /** @description For people who read logs; never shown to others. */
            title: string;
            status: number;
            /** @description Stable, for programs. */
            reason: string;
            /** @description What is wrong with the body, field by field. */
            issues?: {
                field: string;
                code: string;
                params?: Record<string, never>;
            }[];
            /** @description Why a method refused an answer, as the method says it. */
            code?: string;
            /** @description Unix time in seconds from which it may be asked again. */
            until?: number;
            signIn?: components["schemas"]["SignIn"];
            /** @description The work that is asked for, with the next try. */
            captcha?: Record<string, never>;
            /** @description With `sign-in-again`: for `stepUp` or `startSignIn`. */
            continueTo?: string;
            /** @description With `sign-in-again`: what to prove. */
            level?: string;
            methods?: string[] | null;
            /** @description To quote when asking for help. */
            request?: string;
        };
        SignIn: {
            id: string;
            /** @description Which service asks. */
            service: {
                name: string;
                /** @enum {string} */
                level: "BASIC" | "MEDIUM" | "HIGH";
            } | null;
            /** @description As typed. */
            identifier: string | null;
            expiresAt: number | null;
            step: components["schemas"]["SignInStep"];
        };
        /** @description What a sign-in asks for now. */
        SignInStep: {
            /** @constant */
            kind: "password";
            /** @description What may come after it; the one to preselect first. */
            methods: components["schemas"]["MethodOffer"][];
            /** @description Only where this browser is known to the account. */
            firstName: string | null;
        } | {
            /** @constant */
            kind: "choose-method";
            /** @description The method chosen, which isn’t set up. */
            missing: string | null;
            methods: components["schemas"]["MethodOffer"][];
            /** @description What would do, and isn’t set up. */
            addable: components["schemas"]["MethodOffer"][];
            nothingSetUp: boolean;
        } | {
            /** @constant */
            kind: "choose-credential";
            method: string;
            credentials: {
                id: string;
                /** @description As the person named it. */
                name: string;
                model?: string;
                /** @description Unix time in seconds. */
                lastSeenAt?: number;
            }[];
        } | {
            /** @constant */
            kind: "verify";
            method: string;
            /**
             * @description `ready`: for an answer; `waiting`: something happens elsewhere, ask again; `ended`.
             * @enum {string}
             */
            status: "ready" | "waiting" | "ended";
            /** @description Why it ended. */
            reason: string | null;
            expiresAt: number | null;
            /** @description When it may be asked again. */
            until: number | null;
            credential: {
                id: string;
                /** @description As the person named it. */
                name: string;
                model?: string;
                /** @description Unix time in seconds. */
                lastSeenAt?: number;
            } | null;
            /** @description What this method shows: a link for a QR code, digits to compare, options of a passkey. */
            params: {
                [key: string]: string | number;
            };
            credentials: {
                id: string;
                /** @description As the person named it. */
                name: string;
                model?: string;
                /** @description Unix time in seconds. */
                lastSeenAt?: number;
            }[];
            /** @description Other methods that may be chosen instead. */
            methods: components["schemas"]["MethodOffer"][];
        } | {
            /** @constant */
            kind: "proved";
        } | {
            /** @constant */
            kind: "done";
            person: {
                uid: string;
                name: string;
                email: string;
            };
            /** @description Where the person was going. */
            continueTo: string | null;
            /** @description A page that comes before it: a password that is due. */
            first: string | null;
        };
        /** @description A verification method that may be chosen. */
        MethodOffer: {
            name: string;
            /** @enum {string} */
            level: "BASIC" | "MEDIUM" | "HIGH";
            phishingResistant: boolean;
        };
        Eid: {
            id: string;
            /** @description The country, and initials. */
            name: string;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
            /** @enum {string} */
            assurance: "low" | "substantial" | "high";
            /** @description Unix time in seconds. */
            createdAt: number;
            lastUsedAt: number | null;
        };
        Device: {
            id: string;
            name: string;
            model: string | null;
            /** @description Unix time in seconds. */
            createdAt: number;
            lastSeenAt: number | null;
            /** @enum {string} */
            status: "active" | "locked";
            /** @description A finger or a face stands for its PIN. */
            biometrics: boolean;
        };
        /** @description A mobile device that is being added. */
        Enrolment: {
            id: string;
            name: string;
            replaces: string | null;
            /** @enum {string} */
            status: "pending" | "completed" | "expired" | "no-tries" | "cancelled";
            /** @description For the QR code, while it is pending. A secret. */
            link: string | null;
            /** @description Unix time in seconds. */
            expiresAt: number;
            device: {
                id: string;
                name: string;
                model: string | null;
            } | null;
        };
        /** @description A passkey: on a security key, a phone, or this device. */
        Passkey: {
            id: string;
            name: string;
            /**
             * @description What holds it.
             * @enum {string}
             */
            kind: "platform" | "phone" | "security-key";
            make: string | null;
            /** @description It signs in without an identifier. */
            discoverable: boolean;
            backedUp: boolean;
            /** @description Unix time in seconds. */
            createdAt: number;
            lastUsedAt: number | null;
        };
        Token: {
            id: string;
            name: string;
            /** @description `totp`, `hotp`, or `ocra` where it answers a challenge. */
            kind: string;
            /** @description An app that was set up here, or a device. */
            origin: string;
            serial: string | null;
            /** @description Unix time in seconds. */
            createdAt: number;
            lastSeenAt: number | null;
        };
        PhoneNumber: {
            id: string;
            /** @description As it may be shown: most digits are hidden. */
            name: string;
            /** @description Unix time in seconds. */
            createdAt: number;
            lastUsedAt: number | null;
        };
        Account: {
            /** @description The unique identifier. */
            uid: string;
            email: string;
            title: string | null;
            firstName: string;
            lastName: string;
            language: string;
            /** @description The one that the person chose. */
            timeZone: string | null;
            preferredMethod: string | null;
            signInMails: "every" | null;
            alwaysTwoFactors: boolean;
            /** @description Unix time in seconds. */
            createdAt: number;
            passwordChangedAt: number | null;
            /** @description Verification methods that are set up. */
            methods: string[];
        };
        Session: {
            id: string;
            /** @description The one that asks. */
            current: boolean;
            browserName: string;
            /** @description Unix time in seconds. */
            createdAt: number;
            /** @description Unix time in seconds. */
            lastSeenAt: number;
            services: {
                id: string;
                name: string | null;
                /** @description Unix time in seconds. */
                visitedAt: number;
            }[];
        };
        ConnectedService: {
            id: string;
            /** @description Null: it isn’t registered any more. */
            name: string | null;
            /** @description Unix time in seconds. */
            since: number;
            /** @description The person was asked, and allowed it. */
            allowed: boolean;
            /** @description Access that lasts beyond sessions. */
            lasting: {
                id: string;
                /** @description Unix time in seconds. */
                since: number;
                /** @description Unix time in seconds. */
                until: number;
            }[];
        };
        ActivityLine: {
            id: string;
            /** @description Unix time in seconds. */
            at: number;
            /** @description What happened: `signed-in`, `passkey-added`. */
            kind: string;
            byOperator: boolean;
            details: {
                [key: string]: string;
            };
            /** @description Whether `reportActivity` takes it. */
            reportable: boolean;
        };
        /** @description A factor that was reported as lost, and when it goes. */
        FactorRemoval: {
            /** @description As the person named it. */
            factor: string;
            /** @description Unix time in seconds. */
            dueAt: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    startSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    identifier: string;
                    continueTo?: string;
                    /** @description Needed where a refusal asked for it. */
                    captcha?: {
                        /** @description What the proof of work came to (ALTCHA). */
                        proof?: string;
                        /** @description Which picture was read. */
                        id?: string;
                        /** @description What the picture shows. */
                        code?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description `expired`, `not-me`, `completed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "expired" | "not-me" | "completed";
                    };
                };
            };
            /** @description `refused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "refused" | "invalid";
                    };
                };
            };
            /** @description `throttled`, `work-asked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled" | "work-asked";
                    };
                };
            };
            /** @description `busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "busy";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description `expired`, `not-me`, `completed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "expired" | "not-me" | "completed";
                    };
                };
            };
            /** @description `refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "refused";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description `busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "busy";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    method: string;
                    credential?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description `expired`, `not-me`, `completed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "expired" | "not-me" | "completed";
                    };
                };
            };
            /** @description `refused`, `not-accepted` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "refused" | "not-accepted";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description `busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "busy";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description `expired`, `not-me`, `completed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "expired" | "not-me" | "completed";
                    };
                };
            };
            /** @description `refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "refused";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description `busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "busy";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    continueTo: string;
                    method?: string;
                    credential?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `good-enough`, `nothing-set-up`, `identify-again` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "good-enough" | "nothing-set-up" | "identify-again";
                    };
                };
            };
            /** @description `expired`, `not-me`, `completed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "expired" | "not-me" | "completed";
                    };
                };
            };
            /** @description `refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "refused";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description `busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "busy";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    firstName: string;
                    lastName: string;
                    email: string;
                    confirmEmail: string;
                    /** @description Of the mails: one that the provider offers. */
                    language: string;
                    /** @description The person acknowledged the privacy statement. */
                    privacy: boolean;
                    continueTo?: string;
                    /** @description Needed where a refusal asked for it. */
                    captcha?: {
                        /** @description What the proof of work came to (ALTCHA). */
                        proof?: string;
                        /** @description Which picture was read. */
                        id?: string;
                        /** @description What the picture shows. */
                        code?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The address, most of it hidden. */
                        sentTo: string;
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `work-asked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "work-asked";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    identifier: string;
                    continueTo?: string;
                    /** @description Needed where a refusal asked for it. */
                    captcha?: {
                        /** @description What the proof of work came to (ALTCHA). */
                        proof?: string;
                        /** @description Which picture was read. */
                        id?: string;
                        /** @description What the picture shows. */
                        code?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `work-asked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "work-asked";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEidCountries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        countries: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startEid: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Its `id`, as `GET /eid/countries` lists it. */
                    country: string;
                    signIn?: string;
                    continueTo?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The country’s page, for this very browser. */
                        url: string;
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `no-such-country`, `not-accepted` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "no-such-country" | "not-accepted";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description `refused`, `invalid`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "refused" | "invalid" | "unavailable";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEids: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        eids: components["schemas"]["Eid"][];
                        most: number;
                        /** @description The only one, of an account without a password. */
                        onlyWayIn: boolean;
                    };
                };
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startLinkingEid: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Its `id`, as `GET /eid/countries` lists it. */
                    country: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The country’s page, for this very browser. */
                        url: string;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `no-such-country`, `not-accepted` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "no-such-country" | "not-accepted";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description `refused`, `invalid`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "refused" | "invalid" | "unavailable";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlinkEid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `only-way-in` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "only-way-in";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWaitingEid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The country, and initials. */
                        name: string;
                        continueTo: string | null;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkWaitingEid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        continueTo: string | null;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `linked-already`, `taken`, `too-many` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "linked-already" | "taken" | "too-many";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        devices: components["schemas"]["Device"][];
                    };
                };
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    pin: string;
                    confirmPin: string;
                    /** @description The device in whose place it comes. */
                    replaces?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `too-many` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "too-many";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopBiometrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluateEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    /** @description Bytes, base64url. */
                    secret: string;
                    /** @description Bytes, base64url. */
                    blinded: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Bytes, base64url. */
                        evaluated: string;
                        left: number;
                        name: string;
                    };
                };
            };
            /** @description `bad-request`, `bad-element` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request" | "bad-element";
                    };
                };
            };
            /** @description `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "unknown";
                    };
                };
            };
            /** @description `completed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "completed";
                    };
                };
            };
            /** @description `expired` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "expired";
                    };
                };
            };
            /** @description `no-tries` */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "no-tries";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `lp-enrol+jwt`, a compact JWS. */
                    enrol: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        device: {
                            id: string;
                            name: string;
                        };
                        account: {
                            name: string;
                            uid: string;
                        };
                        pinKeyId: string;
                        /** @description Bytes, base64url. */
                        codeSecret: string;
                        /** @description `lp-keys+jwt`, a compact JWS. */
                        keys: string;
                    };
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `wrong-pin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "wrong-pin";
                    };
                };
            };
            /** @description `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "unknown";
                    };
                };
            };
            /** @description `completed`, `too-many` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "completed" | "too-many";
                    };
                };
            };
            /** @description `removed`, `expired` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed" | "expired";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deviceState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "active" | "locked";
                        name: string;
                        account: {
                            name: string;
                            uid: string;
                        };
                        tries: number;
                        /** @description B’s credential id. */
                        biometrics: string | null;
                        /** @description Thumbprints of the provider’s keys. */
                        kids: string[];
                    };
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pendingRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "active" | "locked";
                        requests: string[];
                        removal: string | null;
                        /** @description Thumbprints of the provider’s keys. */
                        kids: string[];
                        /** @description Unix time in seconds. */
                        now: number;
                    };
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluatePin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pinKeyId: string;
                    /** @description Bytes, base64url. */
                    blinded: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        try: string;
                        /** @description Bytes, base64url. */
                        evaluated: string;
                        left: number;
                    };
                };
            };
            /** @description `bad-request`, `bad-element` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request" | "bad-element";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `other-key` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "other-key";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description `locked` */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "locked";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlockPin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `lp-unlocked+jwt`, a compact JWS. */
                    unlocked: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `unknown-try` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "unknown-try";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPinChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `lp-pin-change+jwt`, a compact JWS. */
                    change: string;
                    /** @description Bytes, base64url. */
                    blinded: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pinKeyId: string;
                        /** @description Bytes, base64url. */
                        evaluated: string;
                    };
                };
            };
            /** @description `bad-request`, `bad-element` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request" | "bad-element";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `unknown-try` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "unknown-try";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description `locked` */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "locked";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPinChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `lp-pin-changed+jwt`, a compact JWS. */
                    changed: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `other-key` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "other-key";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPinReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @description Bytes, base64url. */
                    blinded: string;
                    /** @description B’s, where a finger or a face stands for the PIN. */
                    assertion?: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pinKeyId: string;
                        /** @description Bytes, base64url. */
                        evaluated: string;
                    };
                };
            };
            /** @description `bad-request`, `bad-element` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request" | "bad-element";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `wrong-password`, `biometrics` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "wrong-password" | "biometrics";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPinReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `lp-pin-reset+jwt`, a compact JWS. */
                    reset: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `other-key` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "other-key";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    turnOnBiometrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `lp-biometrics+jwt`, a compact JWS. */
                    biometrics: string;
                    credential: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `bad-request`, `bad-credential` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request" | "bad-credential";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `unknown-try` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "unknown-try";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    turnOffBiometrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `lp-approval+jwt`, a compact JWS. */
                    approval: string;
                    /** @description B’s, where a finger or a face stands for the PIN. */
                    assertion?: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `wrong-code`, `revoked`, `no-biometrics` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "wrong-code" | "revoked" | "no-biometrics";
                    };
                };
            };
            /** @description `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "unknown";
                    };
                };
            };
            /** @description `answered` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "answered";
                    };
                };
            };
            /** @description `removed`, `expired` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed" | "expired";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Its id. */
                    request: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `revoked` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "revoked";
                    };
                };
            };
            /** @description `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "unknown";
                    };
                };
            };
            /** @description `answered` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "answered";
                    };
                };
            };
            /** @description `removed`, `expired` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed" | "expired";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Its id. */
                    request: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `revoked` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "revoked";
                    };
                };
            };
            /** @description `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "unknown";
                    };
                };
            };
            /** @description `answered` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "answered";
                    };
                };
            };
            /** @description `removed`, `expired` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed" | "expired";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepLostFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `lp-keep+jwt`, a compact JWS. */
                    keep: string;
                    /** @description B’s, where a finger or a face stands for the PIN. */
                    assertion?: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `revoked`, `no-biometrics` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "revoked" | "no-biometrics";
                    };
                };
            };
            /** @description `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "unknown";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePush: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As `PushSubscription.toJSON()` gives it, or null. */
                    subscription: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `bad-request`, `bad-endpoint` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request" | "bad-endpoint";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeThisDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `bad-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "bad-request";
                    };
                };
            };
            /** @description `use-nonce`, `bad-message`, `replayed`, `unknown-device` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "use-nonce" | "bad-message" | "replayed" | "unknown-device";
                    };
                };
            };
            /** @description `removed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "removed";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInWithPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The JSON of what the browser gave. */
                    passkey: string;
                    continueTo?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description `expired`, `not-me`, `completed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "expired" | "not-me" | "completed";
                    };
                };
            };
            /** @description `refused`, `passkey-refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "refused" | "passkey-refused";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description `busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "busy";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        passkeys: components["schemas"]["Passkey"][];
                    };
                };
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description The JSON of what the browser gave. */
                    passkey: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `taken`, `too-many` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "taken" | "too-many";
                    };
                };
            };
            /** @description `expired` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "expired";
                    };
                };
            };
            /** @description `invalid`, `refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid" | "refused";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    newPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tokens: components["schemas"]["Token"][];
                    };
                };
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    serial: string;
                    code: string;
                    nextCode: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `too-many` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "too-many";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startTokenApp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description An `otpauth:` address. A secret. */
                        link: string;
                        /** @description The same to type, in Base32. */
                        secret: string;
                        /** @description Unix time in seconds. */
                        expiresAt: number;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `too-many` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "too-many";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmTokenApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `too-many` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "too-many";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resynchroniseToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    nextCode: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPhoneNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        phones: components["schemas"]["PhoneNumber"][];
                    };
                };
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description With its country code. */
                    number: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description Null: its code is used up or too old. */
                        expiresAt: number | null;
                        /** @description Tries left on the code. */
                        left: number;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `not-in-use`, `too-many` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-in-use" | "too-many";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendPhoneCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `not-in-use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-in-use";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPhone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `not-in-use`, `too-many` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-in-use" | "too-many";
                    };
                };
            };
            /** @description `over` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "over";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePhone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        left: number;
                        createdAt: number | null;
                        canMake: boolean;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        codes: string[];
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `no-second-factor` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "no-second-factor";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @description Default: the first that is set up. Who has no second factor at all is signed in by the password alone where that is enough, whichever is named. */
                    method?: string;
                    /** @description Needed where a refusal asked for it. */
                    captcha?: {
                        /** @description What the proof of work came to (ALTCHA). */
                        proof?: string;
                        /** @description Which picture was read. */
                        id?: string;
                        /** @description What the picture shows. */
                        code?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description `expired`, `not-me`, `completed` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "expired" | "not-me" | "completed";
                    };
                };
            };
            /** @description `refused`, `not-accepted` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "refused" | "not-accepted";
                    };
                };
            };
            /** @description `throttled`, `work-asked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled" | "work-asked";
                    };
                };
            };
            /** @description `busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "busy";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPasswordLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind `token=` in the link of the mail. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        purpose: "choose-password" | "reset-password" | "invitation";
                        uid: string;
                        email: string;
                        firstName: string;
                        lastName: string;
                        language: string;
                        /** @description Unix time in seconds. */
                        expiresAt: number;
                        continueTo: string | null;
                    };
                };
            };
            /** @description `not-found` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choosePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind `token=` in the link of the mail. */
                    token: string;
                    newPassword: string;
                    confirmPassword: string;
                    /** @description With an invitation: what the person says of themselves. */
                    person?: {
                        firstName: string;
                        lastName: string;
                        language: string;
                        privacy: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        purpose: "choose-password" | "reset-password" | "invitation";
                        /** @description The id of the sign-in that it began. */
                        signIn: string;
                    };
                };
            };
            /** @description `not-found` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "busy";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    identifier: string;
                    continueTo?: string;
                    /** @description Needed where a refusal asked for it. */
                    captcha?: {
                        /** @description What the proof of work came to (ALTCHA). */
                        proof?: string;
                        /** @description Which picture was read. */
                        id?: string;
                        /** @description What the picture shows. */
                        code?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `work-asked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "work-asked";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                    confirmPassword: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `changed-meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "changed-meanwhile";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description `busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "busy";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendPasswordLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `has-one` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "has-one";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    configureAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language?: string;
                    timeZone?: string | null;
                    preferredMethod?: string | null;
                    signInMails?: "every" | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeNames: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    firstName: string;
                    lastName: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting`, `not-theirs` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting" | "not-theirs";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setAlwaysTwoFactors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    on: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `too-few` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "too-few";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                        waiting: {
                            newEmail: string;
                            /** @description Unix time in seconds. */
                            askedAt: number;
                            /** @description Unix time in seconds. */
                            expiresAt: number;
                            /** @description From when the new address alone is enough. */
                            dueAt: number | null;
                            oldConfirmed: boolean;
                            newConfirmed: boolean;
                        } | null;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    confirmEmail: string;
                    /**
                     * @description Nobody reads the old mailbox any more.
                     * @default false
                     */
                    withoutOld?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `changed-meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "changed-meanwhile";
                    };
                };
            };
            /** @description `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "invalid";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readEmailLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind `token=` in the link of the mail. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Which mailbox the link came to.
                         * @enum {string}
                         */
                        side: "old" | "new";
                        newEmail: string;
                        oldEmail: string | null;
                        /** @description Confirmed by this link: the other mailbox is waited for. */
                        used: boolean;
                        dueAt: number | null;
                    };
                };
            };
            /** @description `not-found` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind `token=` in the link of the mail. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Else the other mailbox is waited for. */
                        changed: boolean;
                        /**
                         * @description Which mailbox the link came to.
                         * @enum {string}
                         */
                        side: "old" | "new";
                        newEmail: string;
                        dueAt: number | null;
                    };
                };
            };
            /** @description `taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "taken";
                    };
                };
            };
            /** @description `not-found` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: components["schemas"]["Session"][];
                    };
                };
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOneSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endServiceInSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        services: components["schemas"]["ConnectedService"][];
                    };
                };
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endServiceAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                access: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listActivity: {
        parameters: {
            query?: {
                /** @description Default: all. */
                group?: "sign-ins" | "changes" | "services" | "refusals";
                /** @description Unix time in seconds. */
                since?: string;
                /** @description The last line of the page before. */
                before?: string;
                /** @description At most 200. Default: 50. */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["ActivityLine"][];
                        more: boolean;
                    };
                };
            };
            /** @description `not-signed-in`, `invalid-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in" | "invalid-token";
                    };
                };
            };
            /** @description `insufficient-scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "insufficient-scope";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportActivity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description For `choosePassword` at once; null: the mail has it. */
                        token: string | null;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDataCopy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        copy: {
                            id: string;
                            /** @description Unix time in seconds. */
                            askedAt: number;
                            readyAt: number | null;
                            expiresAt: number | null;
                        } | null;
                        canAsk: boolean;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askDataCopy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `asked-lately` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "asked-lately";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openDataCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description When it is deleted; null: nothing waits. */
                        dueAt: number | null;
                        /** @description For how long a deletion can be cancelled. */
                        waitSeconds: number;
                        goes: {
                            email: string;
                            uid: string;
                            password: boolean;
                            factors: {
                                kind: string;
                                name: string;
                            }[];
                            sessions: number;
                            services: {
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    sure: true;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description When it is deleted; null: nothing waits. */
                        dueAt: number | null;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `sign-in-again`, `resting` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "sign-in-again" | "resting";
                    };
                };
            };
            /** @description `waiting` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "waiting";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDeletionLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind `token=` in the link of the mail. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Unix time in seconds. */
                        dueAt: number;
                    };
                };
            };
            /** @description `not-found` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind `token=` in the link of the mail. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-found` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLostFactors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        factors: {
                            id: string;
                            kind: string;
                            name: string;
                            model: string;
                        }[];
                        /** @description One waits at a time. */
                        waiting: components["schemas"]["FactorRemoval"] | null;
                        waitHours: number;
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportLostFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Its id. */
                    factor: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "throttled";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLostFactorLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind `token=` in the link of the mail. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        factor: string;
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmLostFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind `token=` in the link of the mail. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        /** @description Unix time in seconds. */
                        dueAt: number;
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description `waiting` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "waiting";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFactorRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind `token=` in the link of the mail. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorRemoval"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelFactorRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind `token=` in the link of the mail. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOwnFactorRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        waiting: components["schemas"]["FactorRemoval"] | null;
                    };
                };
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepOwnFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-signed-in";
                    };
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        reason?: "not-found";
                    };
                };
            };
            /** @description Not done. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
