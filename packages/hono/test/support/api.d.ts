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
         *     Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
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
         *     Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
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
         * @description Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
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
         *     Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
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
         *     Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
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
         *     Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["endSession"];
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
         * @description Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listDevices"];
        put?: never;
        post?: never;
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
         *     Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["removeDevice"];
        options?: never;
        head?: never;
        /**
         * Give a device another name
         * @description Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        patch: operations["renameDevice"];
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
         *     Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
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
         * @description Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["signInWithPasskey"];
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
         *     Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        post: operations["submitPassword"];
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
         * @description Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
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
         *     Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        patch: operations["configureAccount"];
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
         * @description Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * End all sessions but the one that asks
         * @description Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
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
         * @description Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
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
         * @description Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
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
         * @description Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
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
         * @description Besides: 403 `cross-site`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.
         */
        delete: operations["withdrawService"];
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
            /** @description Why a method refused an answer, as the method says it. */
            code?: string;
            /** @description Unix time in seconds from which it may be asked again. */
            until?: number;
            /** @description What is wrong with the body, field by field. */
            issues?: {
                field: string;
                code: string;
                params?: Record<string, never>;
            }[];
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
                    /** @description Default: the one offered first. */
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
