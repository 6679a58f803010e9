// Made from the OpenAPI description by "npm run api-types"; a test compares it. Do not edit.
export interface paths {
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            setup_needed: boolean;
                            setup_code_needed: boolean;
                            can_mail: boolean;
                            second_factor_needed: boolean;
                            password_change_needed: boolean;
                            user: {
                                id: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                role: "owner" | "member";
                            } | null;
                            workspace: {
                                id: string;
                                name: string;
                            } | null;
                            practice_intercom_url: string | null;
                            version: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            setup_needed: boolean;
                            setup_code_needed: boolean;
                            can_mail: boolean;
                            second_factor_needed: boolean;
                            password_change_needed: boolean;
                            user: {
                                id: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                role: "owner" | "member";
                            } | null;
                            workspace: {
                                id: string;
                                name: string;
                            } | null;
                            practice_intercom_url: string | null;
                            version: string | null;
                        };
                    };
                };
            };
        };
        /** Sign out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** First visit: create the owner's account */
        post: {
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
                        /** Format: email */
                        email: string;
                        password: string;
                        workspace_name: string;
                        /** @default  */
                        setup_code?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            setup_needed: boolean;
                            setup_code_needed: boolean;
                            can_mail: boolean;
                            second_factor_needed: boolean;
                            password_change_needed: boolean;
                            user: {
                                id: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                role: "owner" | "member";
                            } | null;
                            workspace: {
                                id: string;
                                name: string;
                            } | null;
                            practice_intercom_url: string | null;
                            version: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in, second step: a code of the authenticator app, or a recovery code */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            setup_needed: boolean;
                            setup_code_needed: boolean;
                            can_mail: boolean;
                            second_factor_needed: boolean;
                            password_change_needed: boolean;
                            user: {
                                id: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                role: "owner" | "member";
                            } | null;
                            workspace: {
                                id: string;
                                name: string;
                            } | null;
                            practice_intercom_url: string | null;
                            version: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the link of an invitation opens */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "open" | "accepted" | "revoked" | "expired" | "unknown";
                            email: string | null;
                            role: ("owner" | "member") | null;
                            invited_by: string | null;
                            company: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitation/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation: makes the account and signs in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        name: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            setup_needed: boolean;
                            setup_code_needed: boolean;
                            can_mail: boolean;
                            second_factor_needed: boolean;
                            password_change_needed: boolean;
                            user: {
                                id: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                role: "owner" | "member";
                            } | null;
                            workspace: {
                                id: string;
                                name: string;
                            } | null;
                            practice_intercom_url: string | null;
                            version: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-reset/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link for a new password mailed; the answer is the same whether the account exists */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email-confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm a new address with the link that was mailed to it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            email: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-reset/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whose password a link changes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            email: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password with a link; all sessions of the account end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Teammates and pending invitations
         * @description For signed-in people only. Of people, owners only.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            members: {
                                id: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                role: "owner" | "member";
                                is_you: boolean;
                                last_sign_in_at: string | null;
                                has_second_factor: boolean;
                                api_keys: string[];
                            }[];
                            invitations: {
                                id: string;
                                email: string;
                                /** @enum {string} */
                                role: "owner" | "member";
                                invited_by: string;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                expires_at: string;
                                is_expired: boolean;
                            }[];
                            can_mail: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/team/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a teammate by a link that works once, for seven days; an earlier one of the address ends
         * @description For signed-in people only. Of people, owners only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /**
                         * @default member
                         * @enum {string}
                         */
                        role?: "owner" | "member";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            link: string;
                            /** Format: date-time */
                            expires_at: string;
                            mail: {
                                /** @enum {string} */
                                state: "sent" | "failed" | "off";
                                problem: string | null;
                            };
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/team/invitations/{id}": {
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
         * Revoke an invitation
         * @description For signed-in people only. Of people, owners only.
         */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/team/members/{id}": {
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
         * Remove a teammate; their sessions end at once, API keys stay
         * @description For signed-in people only. Of people, owners only.
         */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Give a teammate another role
         * @description For signed-in people only. Of people, owners only.
         */
        patch: {
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
                        /** @enum {string} */
                        role: "owner" | "member";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/team/members/{id}/reset-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link with which a teammate chooses a new password, once, within a day
         * @description For signed-in people only. Of people, owners only.
         */
        post: {
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
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            link: string;
                            /** Format: date-time */
                            expires_at: string;
                            mail: {
                                /** @enum {string} */
                                state: "sent" | "failed" | "off";
                                problem: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How this installation is reached
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            public_url: string;
                            untrusted_proxy: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your account
         * @description For signed-in people only.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            email: string;
                            pending_email: string | null;
                            can_mail: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change your name
         * @description For signed-in people only.
         */
        patch: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/account/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your address: by a link that is mailed to it, or at once where no mail server is set up
         * @description For signed-in people only.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            is_changed: boolean;
                            mail_problem: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Keep your address: the mailed link opens no more
         * @description For signed-in people only.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password; all your other sessions end
         * @description For signed-in people only.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current_password: string;
                        new_password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your sessions
         * @description For signed-in people only.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                user_agent: string;
                                address: string;
                                /** Format: date-time */
                                started_at: string;
                                /** Format: date-time */
                                last_used_at: string;
                                is_this_one: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Sign out everywhere, here as well
         * @description For signed-in people only.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/sessions/{id}": {
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
         * End one of your sessions
         * @description For signed-in people only.
         */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your second factor
         * @description For signed-in people only.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            is_on: boolean;
                            recovery_codes_left: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Begin a second factor: the secret for an authenticator app
         * @description For signed-in people only.
         */
        post: {
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
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            uri: string;
                            secret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the second factor on with a code of the app; recovery codes are shown only in this answer
         * @description For signed-in people only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recovery_codes: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor/switch-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the second factor off
         * @description For signed-in people only.
         */
        post: {
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
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New recovery codes; the earlier ones no longer hold
         * @description For signed-in people only.
         */
        post: {
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
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recovery_codes: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All campaigns, newest first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                state: "Draft" | "Launched" | "Paused";
                                slug: string;
                                /** Format: uri */
                                join_url: string;
                                friend_offer: string;
                                referrer_offer: string;
                                leads_per_day: number | null;
                                codes_without_names: boolean;
                                /** Format: date-time */
                                created_at: string;
                                provider: {
                                    id: string;
                                    title: string;
                                    labels: {
                                        contact: string;
                                        kinds: {
                                            lead?: string;
                                            user?: string;
                                        };
                                        label: string | null;
                                        segment: string;
                                    };
                                    attribute_prefix: string;
                                    capabilities: {
                                        kinds: ("lead" | "user")[];
                                        labels: boolean;
                                        segments: boolean;
                                        companies: boolean;
                                        events: boolean;
                                        conversations: boolean;
                                        webhooks: boolean;
                                        restore: boolean;
                                        attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                        attribute_name: number;
                                        conditions: number | null;
                                        segment_condition: boolean;
                                    };
                                };
                                actions: {
                                    launch: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    pause: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Create a campaign
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            state: "Draft" | "Launched" | "Paused";
                            slug: string;
                            /** Format: uri */
                            join_url: string;
                            friend_offer: string;
                            referrer_offer: string;
                            leads_per_day: number | null;
                            codes_without_names: boolean;
                            /** Format: date-time */
                            created_at: string;
                            provider: {
                                id: string;
                                title: string;
                                labels: {
                                    contact: string;
                                    kinds: {
                                        lead?: string;
                                        user?: string;
                                    };
                                    label: string | null;
                                    segment: string;
                                };
                                attribute_prefix: string;
                                capabilities: {
                                    kinds: ("lead" | "user")[];
                                    labels: boolean;
                                    segments: boolean;
                                    companies: boolean;
                                    events: boolean;
                                    conversations: boolean;
                                    webhooks: boolean;
                                    restore: boolean;
                                    attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                    attribute_name: number;
                                    conditions: number | null;
                                    segment_condition: boolean;
                                };
                            };
                            actions: {
                                launch: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start with a sample campaign
         * @description Needs the scope `write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            state: "Draft" | "Launched" | "Paused";
                            slug: string;
                            /** Format: uri */
                            join_url: string;
                            friend_offer: string;
                            referrer_offer: string;
                            leads_per_day: number | null;
                            codes_without_names: boolean;
                            /** Format: date-time */
                            created_at: string;
                            provider: {
                                id: string;
                                title: string;
                                labels: {
                                    contact: string;
                                    kinds: {
                                        lead?: string;
                                        user?: string;
                                    };
                                    label: string | null;
                                    segment: string;
                                };
                                attribute_prefix: string;
                                capabilities: {
                                    kinds: ("lead" | "user")[];
                                    labels: boolean;
                                    segments: boolean;
                                    companies: boolean;
                                    events: boolean;
                                    conversations: boolean;
                                    webhooks: boolean;
                                    restore: boolean;
                                    attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                    attribute_name: number;
                                    conditions: number | null;
                                    segment_condition: boolean;
                                };
                            };
                            actions: {
                                launch: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One campaign
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            state: "Draft" | "Launched" | "Paused";
                            slug: string;
                            /** Format: uri */
                            join_url: string;
                            friend_offer: string;
                            referrer_offer: string;
                            leads_per_day: number | null;
                            codes_without_names: boolean;
                            /** Format: date-time */
                            created_at: string;
                            provider: {
                                id: string;
                                title: string;
                                labels: {
                                    contact: string;
                                    kinds: {
                                        lead?: string;
                                        user?: string;
                                    };
                                    label: string | null;
                                    segment: string;
                                };
                                attribute_prefix: string;
                                capabilities: {
                                    kinds: ("lead" | "user")[];
                                    labels: boolean;
                                    segments: boolean;
                                    companies: boolean;
                                    events: boolean;
                                    conversations: boolean;
                                    webhooks: boolean;
                                    restore: boolean;
                                    attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                    attribute_name: number;
                                    conditions: number | null;
                                    segment_condition: boolean;
                                };
                            };
                            actions: {
                                launch: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change name, offers, the number of leads a day and how new referral codes are made
         * @description Needs the scope `write`.
         */
        patch: {
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
                        name?: string;
                        friend_offer?: string;
                        referrer_offer?: string;
                        leads_per_day?: number | null;
                        codes_without_names?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            state: "Draft" | "Launched" | "Paused";
                            slug: string;
                            /** Format: uri */
                            join_url: string;
                            friend_offer: string;
                            referrer_offer: string;
                            leads_per_day: number | null;
                            codes_without_names: boolean;
                            /** Format: date-time */
                            created_at: string;
                            provider: {
                                id: string;
                                title: string;
                                labels: {
                                    contact: string;
                                    kinds: {
                                        lead?: string;
                                        user?: string;
                                    };
                                    label: string | null;
                                    segment: string;
                                };
                                attribute_prefix: string;
                                capabilities: {
                                    kinds: ("lead" | "user")[];
                                    labels: boolean;
                                    segments: boolean;
                                    companies: boolean;
                                    events: boolean;
                                    conversations: boolean;
                                    webhooks: boolean;
                                    restore: boolean;
                                    attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                    attribute_name: number;
                                    conditions: number | null;
                                    segment_condition: boolean;
                                };
                            };
                            actions: {
                                launch: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/campaigns/{id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Launch a campaign
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            state: "Draft" | "Launched" | "Paused";
                            slug: string;
                            /** Format: uri */
                            join_url: string;
                            friend_offer: string;
                            referrer_offer: string;
                            leads_per_day: number | null;
                            codes_without_names: boolean;
                            /** Format: date-time */
                            created_at: string;
                            provider: {
                                id: string;
                                title: string;
                                labels: {
                                    contact: string;
                                    kinds: {
                                        lead?: string;
                                        user?: string;
                                    };
                                    label: string | null;
                                    segment: string;
                                };
                                attribute_prefix: string;
                                capabilities: {
                                    kinds: ("lead" | "user")[];
                                    labels: boolean;
                                    segments: boolean;
                                    companies: boolean;
                                    events: boolean;
                                    conversations: boolean;
                                    webhooks: boolean;
                                    restore: boolean;
                                    attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                    attribute_name: number;
                                    conditions: number | null;
                                    segment_condition: boolean;
                                };
                            };
                            actions: {
                                launch: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a campaign
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            state: "Draft" | "Launched" | "Paused";
                            slug: string;
                            /** Format: uri */
                            join_url: string;
                            friend_offer: string;
                            referrer_offer: string;
                            leads_per_day: number | null;
                            codes_without_names: boolean;
                            /** Format: date-time */
                            created_at: string;
                            provider: {
                                id: string;
                                title: string;
                                labels: {
                                    contact: string;
                                    kinds: {
                                        lead?: string;
                                        user?: string;
                                    };
                                    label: string | null;
                                    segment: string;
                                };
                                attribute_prefix: string;
                                capabilities: {
                                    kinds: ("lead" | "user")[];
                                    labels: boolean;
                                    segments: boolean;
                                    companies: boolean;
                                    events: boolean;
                                    conversations: boolean;
                                    webhooks: boolean;
                                    restore: boolean;
                                    attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                    attribute_name: number;
                                    conditions: number | null;
                                    segment_condition: boolean;
                                };
                            };
                            actions: {
                                launch: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/reward-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reward rules of a campaign, as they hold now
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                recipient: "referrer" | "lead";
                                version: number;
                                active: boolean;
                                reward: {
                                    /** @enum {string} */
                                    kind: "fixed_amount";
                                    amount: {
                                        minor: number;
                                        currency: string;
                                    };
                                };
                                /** Format: date-time */
                                saved_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/reward-rules/{recipient}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save a reward rule as a new version
         * @description Needs the scope `money`. Of people, owners only.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    recipient: "referrer" | "lead";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        active: boolean;
                        reward: {
                            /** @enum {string} */
                            kind: "fixed_amount";
                            amount: {
                                minor: number;
                                currency: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            recipient: "referrer" | "lead";
                            version: number;
                            active: boolean;
                            reward: {
                                /** @enum {string} */
                                kind: "fixed_amount";
                                amount: {
                                    minor: number;
                                    currency: string;
                                };
                            };
                            /** Format: date-time */
                            saved_at: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Referrers, newest first or as asked; search looks at name, e-mail and code
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    search?: string;
                    campaign_id?: string;
                    paused?: string;
                    sort?: "joined" | "name" | "referrals" | "qualified";
                    order?: "asc" | "desc";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                email: string;
                                first_name: string;
                                last_name: string;
                                phone: string;
                                revision: string;
                                erased_at: string | null;
                                source: string;
                                code: string;
                                /** Format: uri */
                                link: string;
                                link_paused: boolean;
                                referrals_count: number;
                                qualified_count: number;
                                rewards: {
                                    due: {
                                        minor: number;
                                        currency: string;
                                    }[];
                                    issued: {
                                        minor: number;
                                        currency: string;
                                    }[];
                                };
                                /** Format: date-time */
                                joined_at: string;
                                actions: {
                                    pause_link: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    resume_link: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Enrol a referrer; an existing referrer keeps their link and gets 200
         * @description Needs the scope `write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** @default  */
                        first_name?: string;
                        /** @default  */
                        last_name?: string;
                        /** @default  */
                        phone?: string;
                        /** Format: uuid */
                        campaign_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            code: string;
                            /** Format: uri */
                            link: string;
                            link_paused: boolean;
                            referrals_count: number;
                            qualified_count: number;
                            rewards: {
                                due: {
                                    minor: number;
                                    currency: string;
                                }[];
                                issued: {
                                    minor: number;
                                    currency: string;
                                }[];
                            };
                            /** Format: date-time */
                            joined_at: string;
                            actions: {
                                pause_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            code: string;
                            /** Format: uri */
                            link: string;
                            link_paused: boolean;
                            referrals_count: number;
                            qualified_count: number;
                            rewards: {
                                due: {
                                    minor: number;
                                    currency: string;
                                }[];
                                issued: {
                                    minor: number;
                                    currency: string;
                                }[];
                            };
                            /** Format: date-time */
                            joined_at: string;
                            actions: {
                                pause_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One referrer
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            code: string;
                            /** Format: uri */
                            link: string;
                            link_paused: boolean;
                            referrals_count: number;
                            qualified_count: number;
                            rewards: {
                                due: {
                                    minor: number;
                                    currency: string;
                                }[];
                                issued: {
                                    minor: number;
                                    currency: string;
                                }[];
                            };
                            /** Format: date-time */
                            joined_at: string;
                            actions: {
                                pause_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct a referrer’s details; link, code and referrals stay
         * @description Needs the scope `write`.
         */
        patch: {
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
                        /** Format: email */
                        email?: string;
                        first_name?: string;
                        last_name?: string;
                        phone?: string;
                        revision?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            code: string;
                            /** Format: uri */
                            link: string;
                            link_paused: boolean;
                            referrals_count: number;
                            qualified_count: number;
                            rewards: {
                                due: {
                                    minor: number;
                                    currency: string;
                                }[];
                                issued: {
                                    minor: number;
                                    currency: string;
                                }[];
                            };
                            /** Format: date-time */
                            joined_at: string;
                            actions: {
                                pause_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/referrers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a referrer, oldest first; their leads have timelines of their own
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                type: string;
                                title: string;
                                detail: string | null;
                                /** @enum {string} */
                                tone: "neutral" | "good" | "bad" | "waiting";
                                actor: {
                                    kind: string;
                                    name: string;
                                };
                                evidence: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrers/{id}/link/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause the link: it opens a friendly page and accepts no leads
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            code: string;
                            /** Format: uri */
                            link: string;
                            link_paused: boolean;
                            referrals_count: number;
                            qualified_count: number;
                            rewards: {
                                due: {
                                    minor: number;
                                    currency: string;
                                }[];
                                issued: {
                                    minor: number;
                                    currency: string;
                                }[];
                            };
                            /** Format: date-time */
                            joined_at: string;
                            actions: {
                                pause_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrers/{id}/link/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a paused link back into use
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            code: string;
                            /** Format: uri */
                            link: string;
                            link_paused: boolean;
                            referrals_count: number;
                            qualified_count: number;
                            rewards: {
                                due: {
                                    minor: number;
                                    currency: string;
                                }[];
                                issued: {
                                    minor: number;
                                    currency: string;
                                }[];
                            };
                            /** Format: date-time */
                            joined_at: string;
                            actions: {
                                pause_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume_link: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrers/ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ids of the referrers that match, newest first, 10000 at most
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    campaign_id?: string;
                    paused?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ids: string[];
                            more: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrers.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The referrers that match as a CSV file, newest first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    campaign_id?: string;
                    paused?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrers/link/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause the links of referrers, up to 200 at once
         * @description Needs the scope `write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moved: number;
                            refused: {
                                /** Format: uuid */
                                id: string;
                                reason: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrers/link/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take paused links back into use, up to 200 at once
         * @description Needs the scope `write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moved: number;
                            refused: {
                                /** Format: uuid */
                                id: string;
                                reason: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Leads, newest first or as asked; search looks at name, e-mail and code
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    search?: string;
                    campaign_id?: string;
                    state?: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                    hold_reason?: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                    referrer_id?: string;
                    sort?: "joined" | "name" | "referrer" | "state" | "changed";
                    order?: "asc" | "desc";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                referrer: {
                                    id: string;
                                    first_name: string;
                                    last_name: string;
                                    email: string;
                                    code: string;
                                };
                                email: string;
                                first_name: string;
                                last_name: string;
                                phone: string;
                                company: string;
                                revision: string;
                                erased_at: string | null;
                                source: string;
                                /** @enum {string} */
                                state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                                hold: {
                                    /** @enum {string} */
                                    reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                                    sentence: string;
                                } | null;
                                unqualified_reason: string | null;
                                /** Format: date-time */
                                joined_at: string;
                                /** Format: date-time */
                                state_changed_at: string;
                                actions: {
                                    qualify: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    release: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    refuse: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    unqualify: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a lead by referral code; the first referrer keeps a lead that exists (200). An odd one is On hold
         * @description Needs the scope `write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** @default  */
                        first_name?: string;
                        /** @default  */
                        last_name?: string;
                        /** @default  */
                        phone?: string;
                        /** Format: uuid */
                        campaign_id: string;
                        /** @default  */
                        company?: string;
                        referral_code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            referrer: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                                code: string;
                            };
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            company: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            hold: {
                                /** @enum {string} */
                                reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                                sentence: string;
                            } | null;
                            unqualified_reason: string | null;
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
                            actions: {
                                qualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                release: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                refuse: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                unqualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            referrer: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                                code: string;
                            };
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            company: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            hold: {
                                /** @enum {string} */
                                reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                                sentence: string;
                            } | null;
                            unqualified_reason: string | null;
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
                            actions: {
                                qualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                release: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                refuse: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                unqualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One lead, what may be done with it, and why it is where it is
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            referrer: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                                code: string;
                            };
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            company: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            hold: {
                                /** @enum {string} */
                                reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                                sentence: string;
                            } | null;
                            unqualified_reason: string | null;
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
                            actions: {
                                qualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                release: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                refuse: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                unqualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                            qualification: {
                                status: string;
                                sentence: string;
                                as_of: string | null;
                                action: ("check_now" | "qualify" | "release" | "connect" | "settings" | "delivery" | "open_contact") | null;
                            };
                            concern: {
                                /** @enum {string} */
                                code: "set_back" | "archived" | "deleted" | "undone";
                                sentence: string;
                                as_of: string | null;
                            } | null;
                            contacts: {
                                contact_id: string;
                                url: string;
                                practice: boolean;
                                /** @enum {string} */
                                known_by: "created" | "existing" | "same_email" | "merged" | "imported";
                                /** @enum {string} */
                                state: "active" | "archived" | "deleted" | "merged";
                                merged_into: string | null;
                                /** Format: date-time */
                                linked_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct a lead’s details; another address passes the checks of joining
         * @description Needs the scope `write`.
         */
        patch: {
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
                        /** Format: email */
                        email?: string;
                        first_name?: string;
                        last_name?: string;
                        phone?: string;
                        revision?: string;
                        company?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            referrer: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                                code: string;
                            };
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            company: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            hold: {
                                /** @enum {string} */
                                reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                                sentence: string;
                            } | null;
                            unqualified_reason: string | null;
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
                            actions: {
                                qualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                release: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                refuse: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                unqualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/leads/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a lead, oldest first
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                type: string;
                                title: string;
                                detail: string | null;
                                /** @enum {string} */
                                tone: "neutral" | "good" | "bad" | "waiting";
                                actor: {
                                    kind: string;
                                    name: string;
                                };
                                evidence: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/{id}/qualify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Qualify a lead by hand
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            referrer: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                                code: string;
                            };
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            company: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            hold: {
                                /** @enum {string} */
                                reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                                sentence: string;
                            } | null;
                            unqualified_reason: string | null;
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
                            actions: {
                                qualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                release: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                refuse: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                unqualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ids of the leads that match, newest first, 10000 at most
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    campaign_id?: string;
                    state?: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                    hold_reason?: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                    referrer_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ids: string[];
                            more: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The leads that match as a CSV file, newest first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    campaign_id?: string;
                    state?: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                    hold_reason?: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                    referrer_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/qualify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Qualify leads by hand, up to 200 at once
         * @description Needs the scope `write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moved: number;
                            refused: {
                                /** Format: uuid */
                                id: string;
                                reason: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/on-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many leads of a campaign are On hold, by the reason; the most frequent first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query: {
                    campaign_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            reasons: {
                                /** @enum {string} */
                                reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                                sentence: string;
                                count: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a lead that is On hold: it is sent to the CRM, and judged from its joining on
         * @description For signed-in people only.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            referrer: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                                code: string;
                            };
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            company: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            hold: {
                                /** @enum {string} */
                                reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                                sentence: string;
                            } | null;
                            unqualified_reason: string | null;
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
                            actions: {
                                qualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                release: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                refuse: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                unqualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release leads that are On hold: those named, or the next 200 of a campaign
         * @description For signed-in people only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    } | {
                        /** Format: uuid */
                        campaign_id: string;
                        /** @enum {string} */
                        reason?: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moved: number;
                            refused: {
                                /** Format: uuid */
                                id: string;
                                reason: string;
                            }[];
                            left: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse a lead that is On hold: it becomes Not qualified and is never sent
         * @description For signed-in people only.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            referrer: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                                code: string;
                            };
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            company: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            hold: {
                                /** @enum {string} */
                                reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                                sentence: string;
                            } | null;
                            unqualified_reason: string | null;
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
                            actions: {
                                qualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                release: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                refuse: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                unqualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse leads that are On hold: those named, or the next 200 of a campaign
         * @description For signed-in people only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    } | {
                        /** Format: uuid */
                        campaign_id: string;
                        /** @enum {string} */
                        reason?: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moved: number;
                            refused: {
                                /** Format: uuid */
                                id: string;
                                reason: string;
                            }[];
                            left: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the contacts of a lead in the CRM now, and judge what is read as any reading
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            referrer: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                                code: string;
                            };
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            company: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            hold: {
                                /** @enum {string} */
                                reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                                sentence: string;
                            } | null;
                            unqualified_reason: string | null;
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
                            actions: {
                                qualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                release: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                refuse: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                unqualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                            qualification: {
                                status: string;
                                sentence: string;
                                as_of: string | null;
                                action: ("check_now" | "qualify" | "release" | "connect" | "settings" | "delivery" | "open_contact") | null;
                            };
                            concern: {
                                /** @enum {string} */
                                code: "set_back" | "archived" | "deleted" | "undone";
                                sentence: string;
                                as_of: string | null;
                            } | null;
                            contacts: {
                                contact_id: string;
                                url: string;
                                practice: boolean;
                                /** @enum {string} */
                                known_by: "created" | "existing" | "same_email" | "merged" | "imported";
                                /** @enum {string} */
                                state: "active" | "archived" | "deleted" | "merged";
                                merged_into: string | null;
                                /** Format: date-time */
                                linked_at: string;
                            }[];
                            check: {
                                /** Format: date-time */
                                at: string;
                                sentence: string;
                                contacts_read: number;
                                same_name: {
                                    contact_id: string;
                                    url: string;
                                    meets_rule: boolean;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What correcting a lead’s details would do, here and in the CRM; nothing is changed
         * @description Needs the scope `read`.
         */
        post: {
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
                        /** Format: email */
                        email?: string;
                        first_name?: string;
                        last_name?: string;
                        phone?: string;
                        revision?: string;
                        company?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changed: boolean;
                            hold: string | null;
                            rewards_to_review: number;
                            /** @enum {string} */
                            old_address: "told" | "no_mail_server" | "not_needed";
                            crm: {
                                sends: boolean;
                                retried: number;
                                message: string | null;
                                preview: {
                                    person: {
                                        id: string;
                                        first_name: string;
                                        last_name: string;
                                        email: string;
                                    };
                                    /** @enum {string} */
                                    outcome: "nothing" | "impossible" | "created" | "updated" | "unchanged" | "skipped";
                                    message: string;
                                    choice: string | null;
                                    contact: {
                                        id: string;
                                        kind: ("lead" | "user") | null;
                                        email: string | null;
                                        name: string | null;
                                        url: string;
                                    } | null;
                                    archived: boolean;
                                    others: {
                                        id: string;
                                        kind: ("lead" | "user") | null;
                                        email: string | null;
                                        name: string | null;
                                        url: string;
                                    }[];
                                    rows: {
                                        attribute: string;
                                        label: string;
                                        old: string | number | boolean | null;
                                        value: string | number | boolean | null;
                                        old_text: string;
                                        value_text: string;
                                        /** @enum {string} */
                                        effect: "written" | "same" | "kept_filled" | "kept_existing" | "left_alone" | "problem";
                                        message: string | null;
                                    }[];
                                    mark: {
                                        tag: string | null;
                                        note: string | null;
                                        company: string | null;
                                    };
                                    events: {
                                        name: string;
                                        metadata: {
                                            [key: string]: string | number;
                                        };
                                    }[];
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrers/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What correcting a referrer’s details would do, here and in the CRM; nothing is changed
         * @description Needs the scope `read`.
         */
        post: {
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
                        /** Format: email */
                        email?: string;
                        first_name?: string;
                        last_name?: string;
                        phone?: string;
                        revision?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changed: boolean;
                            hold: string | null;
                            rewards_to_review: number;
                            /** @enum {string} */
                            old_address: "told" | "no_mail_server" | "not_needed";
                            crm: {
                                sends: boolean;
                                retried: number;
                                message: string | null;
                                preview: {
                                    person: {
                                        id: string;
                                        first_name: string;
                                        last_name: string;
                                        email: string;
                                    };
                                    /** @enum {string} */
                                    outcome: "nothing" | "impossible" | "created" | "updated" | "unchanged" | "skipped";
                                    message: string;
                                    choice: string | null;
                                    contact: {
                                        id: string;
                                        kind: ("lead" | "user") | null;
                                        email: string | null;
                                        name: string | null;
                                        url: string;
                                    } | null;
                                    archived: boolean;
                                    others: {
                                        id: string;
                                        kind: ("lead" | "user") | null;
                                        email: string | null;
                                        name: string | null;
                                        url: string;
                                    }[];
                                    rows: {
                                        attribute: string;
                                        label: string;
                                        old: string | number | boolean | null;
                                        value: string | number | boolean | null;
                                        old_text: string;
                                        value_text: string;
                                        /** @enum {string} */
                                        effect: "written" | "same" | "kept_filled" | "kept_existing" | "left_alone" | "problem";
                                        message: string | null;
                                    }[];
                                    mark: {
                                        tag: string | null;
                                        note: string | null;
                                        company: string | null;
                                    };
                                    events: {
                                        name: string;
                                        metadata: {
                                            [key: string]: string | number;
                                        };
                                    }[];
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last erasures, newest first, at most 100
         * @description Needs the scope `settings`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                erased_at: string;
                                actor: {
                                    kind: string;
                                    name: string;
                                };
                                people_count: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Erase a person as lead and referrer in all campaigns; a dry run unless `dry_run` is false. Cannot be undone
         * @description Needs the scope `settings`. Of people, owners only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email?: string;
                        /** Format: uuid */
                        lead_id?: string;
                        /** Format: uuid */
                        referrer_id?: string;
                        /** @default true */
                        dry_run?: boolean;
                        /** @default null */
                        rewards?: ("cancel" | "keep") | null;
                        /** @default false */
                        delete_contacts?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            erasure_id: string | null;
                            people: {
                                /** @enum {string} */
                                kind: "lead" | "referrer";
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                campaign: string;
                            }[];
                            undecided_rewards: number;
                            contacts: {
                                contact_id: string;
                                is_shared: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an erasure did, and what the CRM keeps
         * @description Needs the scope `settings`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            erased_at: string;
                            actor: {
                                kind: string;
                                name: string;
                            };
                            people_count: number;
                            people: {
                                /** @enum {string} */
                                kind: "lead" | "referrer";
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                campaign: string;
                            }[];
                            rows: {
                                [key: string]: number;
                            };
                            rewards: {
                                decision: ("cancel" | "keep") | null;
                                count: number;
                                cancelled: number;
                            };
                            /** @description Former addresses that others have today: erased only in what is about the person. */
                            addresses_of_others: number;
                            contacts: {
                                contact_id: string;
                                url: string | null;
                                is_shared: boolean;
                                deletion: {
                                    /** Format: uuid */
                                    id: string;
                                    state: string;
                                    outcome: string | null;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/erasure-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People whose contact was deleted in the CRM, those who wait longest first, at most 100
         * @description Needs the scope `settings`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "lead" | "referrer";
                                /** Format: uuid */
                                person_id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                email: string;
                                first_name: string;
                                last_name: string;
                                contact_id: string;
                                /** Format: date-time */
                                proposed_at: string;
                                automatic_at: string | null;
                                has_other_contact: boolean;
                                undecided_rewards: number;
                                note: string | null;
                            }[];
                            count: number;
                            erases_deleted: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/erasure-proposals/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase the people of proposals, which cannot be undone, or keep them
         * @description Needs the scope `settings`. Of people, owners only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                        /** @enum {string} */
                        decision: "erase" | "dismiss";
                        /** @default null */
                        rewards?: ("cancel" | "keep") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                outcome: "erased" | "dismissed" | "refused";
                                reason: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/erasure-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Whether people are erased seven days after their contact was deleted in the CRM
         * @description Needs the scope `settings`. Of people, owners only.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        erases_deleted: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "lead" | "referrer";
                                /** Format: uuid */
                                person_id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                email: string;
                                first_name: string;
                                last_name: string;
                                contact_id: string;
                                /** Format: date-time */
                                proposed_at: string;
                                automatic_at: string | null;
                                has_other_contact: boolean;
                                undecided_rewards: number;
                                note: string | null;
                            }[];
                            count: number;
                            erases_deleted: boolean;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rewards, newest first or as asked; search looks at recipient and lead
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    search?: string;
                    campaign_id?: string;
                    state?: "On hold" | "Needs review" | "Due" | "Sending" | "Issued" | "Failed" | "Cancelled";
                    lead_id?: string;
                    recipient_id?: string;
                    sort?: "earned" | "recipient" | "amount" | "issued";
                    order?: "asc" | "desc";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                /** @enum {string} */
                                recipient: "referrer" | "lead";
                                recipient_person: {
                                    id: string;
                                    first_name: string;
                                    last_name: string;
                                    email: string;
                                };
                                lead: {
                                    id: string;
                                    first_name: string;
                                    last_name: string;
                                    email: string;
                                };
                                amount: {
                                    minor: number;
                                    currency: string;
                                };
                                /** @enum {string} */
                                state: "On hold" | "Needs review" | "Due" | "Sending" | "Issued" | "Failed" | "Cancelled";
                                review: string | null;
                                cancelled: {
                                    reason: string;
                                    /** @enum {string} */
                                    with: "lead" | "itself";
                                } | null;
                                concern: {
                                    /** @enum {string} */
                                    code: "set_back" | "archived" | "deleted" | "undone";
                                    sentence: string;
                                    as_of: string | null;
                                } | null;
                                rule_version: number;
                                /** Format: date-time */
                                created_at: string;
                                issued_at: string | null;
                                actions: {
                                    confirm: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    issue: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    cancel: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One reward, with the version of the rule that it was earned by
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            /** @enum {string} */
                            recipient: "referrer" | "lead";
                            recipient_person: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                            };
                            lead: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                            };
                            amount: {
                                minor: number;
                                currency: string;
                            };
                            /** @enum {string} */
                            state: "On hold" | "Needs review" | "Due" | "Sending" | "Issued" | "Failed" | "Cancelled";
                            review: string | null;
                            cancelled: {
                                reason: string;
                                /** @enum {string} */
                                with: "lead" | "itself";
                            } | null;
                            concern: {
                                /** @enum {string} */
                                code: "set_back" | "archived" | "deleted" | "undone";
                                sentence: string;
                                as_of: string | null;
                            } | null;
                            rule_version: number;
                            /** Format: date-time */
                            created_at: string;
                            issued_at: string | null;
                            actions: {
                                confirm: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                issue: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                            rule: {
                                version: number;
                                current_version: number;
                                /** Format: date-time */
                                saved_at: string;
                                saved_by: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a reward, and to its lead as far as the reward rests on it, oldest first
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                type: string;
                                title: string;
                                detail: string | null;
                                /** @enum {string} */
                                tone: "neutral" | "good" | "bad" | "waiting";
                                actor: {
                                    kind: string;
                                    name: string;
                                };
                                evidence: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a reward that needs review: it is due again
         * @description Needs the scope `money`. Of people, owners only.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            /** @enum {string} */
                            recipient: "referrer" | "lead";
                            recipient_person: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                            };
                            lead: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                            };
                            amount: {
                                minor: number;
                                currency: string;
                            };
                            /** @enum {string} */
                            state: "On hold" | "Needs review" | "Due" | "Sending" | "Issued" | "Failed" | "Cancelled";
                            review: string | null;
                            cancelled: {
                                reason: string;
                                /** @enum {string} */
                                with: "lead" | "itself";
                            } | null;
                            concern: {
                                /** @enum {string} */
                                code: "set_back" | "archived" | "deleted" | "undone";
                                sentence: string;
                                as_of: string | null;
                            } | null;
                            rule_version: number;
                            /** Format: date-time */
                            created_at: string;
                            issued_at: string | null;
                            actions: {
                                confirm: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                issue: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that a Due reward was given
         * @description Needs the scope `money`. Of people, owners only.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            /** @enum {string} */
                            recipient: "referrer" | "lead";
                            recipient_person: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                            };
                            lead: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                            };
                            amount: {
                                minor: number;
                                currency: string;
                            };
                            /** @enum {string} */
                            state: "On hold" | "Needs review" | "Due" | "Sending" | "Issued" | "Failed" | "Cancelled";
                            review: string | null;
                            cancelled: {
                                reason: string;
                                /** @enum {string} */
                                with: "lead" | "itself";
                            } | null;
                            concern: {
                                /** @enum {string} */
                                code: "set_back" | "archived" | "deleted" | "undone";
                                sentence: string;
                                as_of: string | null;
                            } | null;
                            rule_version: number;
                            /** Format: date-time */
                            created_at: string;
                            issued_at: string | null;
                            actions: {
                                confirm: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                issue: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards/ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ids of the rewards that match, newest first, 10000 at most
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    campaign_id?: string;
                    state?: "On hold" | "Needs review" | "Due" | "Sending" | "Issued" | "Failed" | "Cancelled";
                    lead_id?: string;
                    recipient_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ids: string[];
                            more: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rewards that match as a CSV file, newest first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    campaign_id?: string;
                    state?: "On hold" | "Needs review" | "Due" | "Sending" | "Issued" | "Failed" | "Cancelled";
                    lead_id?: string;
                    recipient_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that Due rewards were given, up to 200 at once
         * @description Needs the scope `money`. Of people, owners only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moved: number;
                            refused: {
                                /** Format: uuid */
                                id: string;
                                reason: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/{id}/unqualify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unqualify a lead: its rewards that were not issued are cancelled, and only a person qualifies it again
         * @description Needs the scope `money`.
         */
        post: {
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
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            referrer: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                                code: string;
                            };
                            email: string;
                            first_name: string;
                            last_name: string;
                            phone: string;
                            company: string;
                            revision: string;
                            erased_at: string | null;
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            hold: {
                                /** @enum {string} */
                                reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst";
                                sentence: string;
                            } | null;
                            unqualified_reason: string | null;
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
                            actions: {
                                qualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                release: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                refuse: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                unqualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/unqualify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unqualify leads, up to 200 at once
         * @description Needs the scope `money`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moved: number;
                            refused: {
                                /** Format: uuid */
                                id: string;
                                reason: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a reward that was not issued; its lead stays Qualified
         * @description Needs the scope `money`. Of people, owners only.
         */
        post: {
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
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            /** @enum {string} */
                            recipient: "referrer" | "lead";
                            recipient_person: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                            };
                            lead: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                            };
                            amount: {
                                minor: number;
                                currency: string;
                            };
                            /** @enum {string} */
                            state: "On hold" | "Needs review" | "Due" | "Sending" | "Issued" | "Failed" | "Cancelled";
                            review: string | null;
                            cancelled: {
                                reason: string;
                                /** @enum {string} */
                                with: "lead" | "itself";
                            } | null;
                            concern: {
                                /** @enum {string} */
                                code: "set_back" | "archived" | "deleted" | "undone";
                                sentence: string;
                                as_of: string | null;
                            } | null;
                            rule_version: number;
                            /** Format: date-time */
                            created_at: string;
                            issued_at: string | null;
                            actions: {
                                confirm: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                issue: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel rewards that were not issued, up to 200 at once
         * @description Needs the scope `money`. Of people, owners only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moved: number;
                            refused: {
                                /** Format: uuid */
                                id: string;
                                reason: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intercom-app": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The Intercom app, and what to paste into the Developer Hub
         * @description Needs the scope `settings`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            app: {
                                /** @enum {string} */
                                kind: "oauth" | "token";
                                /** @enum {string} */
                                region: "US" | "EU" | "AU";
                                client_id: string;
                                has_secret: boolean;
                                /** Format: date-time */
                                saved_at: string;
                                saved_by: {
                                    name: string;
                                };
                            } | null;
                            environment: {
                                client_id: string;
                                practice: boolean;
                            } | null;
                            ways: {
                                real: ("oauth" | "token") | null;
                                practice: boolean;
                            };
                            guide: {
                                addresses: {
                                    key: string;
                                    label: string;
                                    url: string;
                                    why: string;
                                }[];
                                topics: string[];
                                permissions: {
                                    label: string;
                                    why: string;
                                    optional: boolean;
                                }[];
                                permission_groups: {
                                    title: string;
                                    explanation: string;
                                    only_with_inbox: boolean;
                                }[];
                                address_problem: string | null;
                            };
                        };
                    };
                };
            };
        };
        /**
         * Set up or change the Intercom app; the secret is stored encrypted and never shown again
         * @description Needs the scope `settings`. Of people, owners only.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "oauth" | "token";
                        /** @enum {string} */
                        region: "US" | "EU" | "AU";
                        /** @default  */
                        client_id?: string;
                        /** @default  */
                        client_secret?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            app: {
                                /** @enum {string} */
                                kind: "oauth" | "token";
                                /** @enum {string} */
                                region: "US" | "EU" | "AU";
                                client_id: string;
                                has_secret: boolean;
                                /** Format: date-time */
                                saved_at: string;
                                saved_by: {
                                    name: string;
                                };
                            } | null;
                            environment: {
                                client_id: string;
                                practice: boolean;
                            } | null;
                            ways: {
                                real: ("oauth" | "token") | null;
                                practice: boolean;
                            };
                            guide: {
                                addresses: {
                                    key: string;
                                    label: string;
                                    url: string;
                                    why: string;
                                }[];
                                topics: string[];
                                permissions: {
                                    label: string;
                                    why: string;
                                    optional: boolean;
                                }[];
                                permission_groups: {
                                    title: string;
                                    explanation: string;
                                    only_with_inbox: boolean;
                                }[];
                                address_problem: string | null;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Remove the Intercom app with its secret; connections stay, their webhooks are refused
         * @description Needs the scope `settings`. Of people, owners only.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intercom-app/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check app and connection: what was seen of each thing; makes calls that change nothing
         * @description Needs the scope `settings`. Of people, owners only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default real
                         * @enum {string}
                         */
                        kind?: "real" | "practice";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                title: string;
                                /** @enum {string} */
                                status: "ok" | "problem" | "waiting" | "unclear" | "not_tried";
                                sentence: string;
                                at: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connections, newest first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                provider: {
                                    id: string;
                                    title: string;
                                    labels: {
                                        contact: string;
                                        kinds: {
                                            lead?: string;
                                            user?: string;
                                        };
                                        label: string | null;
                                        segment: string;
                                    };
                                    attribute_prefix: string;
                                    capabilities: {
                                        kinds: ("lead" | "user")[];
                                        labels: boolean;
                                        segments: boolean;
                                        companies: boolean;
                                        events: boolean;
                                        conversations: boolean;
                                        webhooks: boolean;
                                        restore: boolean;
                                        attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                        attribute_name: number;
                                        conditions: number | null;
                                        segment_condition: boolean;
                                    };
                                };
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
                                /** @enum {string} */
                                authorised_by: "oauth" | "token";
                                workspace: {
                                    id: string;
                                    name: string;
                                    region: string;
                                    timezone: string;
                                };
                                attention: {
                                    code: string;
                                    sentence: string;
                                } | null;
                                served_at: string | null;
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
                                } | null;
                                actions: {
                                    disconnect: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    go_on: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    check: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Connect the real Intercom by the access token of a private app
         * @description Needs the scope `settings`. Of people, owners only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        access_token: string;
                        /** @default null */
                        campaign_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            provider: {
                                id: string;
                                title: string;
                                labels: {
                                    contact: string;
                                    kinds: {
                                        lead?: string;
                                        user?: string;
                                    };
                                    label: string | null;
                                    segment: string;
                                };
                                attribute_prefix: string;
                                capabilities: {
                                    kinds: ("lead" | "user")[];
                                    labels: boolean;
                                    segments: boolean;
                                    companies: boolean;
                                    events: boolean;
                                    conversations: boolean;
                                    webhooks: boolean;
                                    restore: boolean;
                                    attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                    attribute_name: number;
                                    conditions: number | null;
                                    segment_condition: boolean;
                                };
                            };
                            /** @enum {string} */
                            state: "Connected" | "Needs attention" | "Not connected";
                            practice: boolean;
                            /** @enum {string} */
                            authorised_by: "oauth" | "token";
                            workspace: {
                                id: string;
                                name: string;
                                region: string;
                                timezone: string;
                            };
                            attention: {
                                code: string;
                                sentence: string;
                            } | null;
                            served_at: string | null;
                            /** Format: date-time */
                            connected_at: string;
                            connected_by: {
                                name: string;
                            } | null;
                            actions: {
                                disconnect: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                go_on: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                check: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                repair: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/go-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on over the new address of this server, after it has moved
         * @description Needs the scope `settings`. Of people, owners only.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            provider: {
                                id: string;
                                title: string;
                                labels: {
                                    contact: string;
                                    kinds: {
                                        lead?: string;
                                        user?: string;
                                    };
                                    label: string | null;
                                    segment: string;
                                };
                                attribute_prefix: string;
                                capabilities: {
                                    kinds: ("lead" | "user")[];
                                    labels: boolean;
                                    segments: boolean;
                                    companies: boolean;
                                    events: boolean;
                                    conversations: boolean;
                                    webhooks: boolean;
                                    restore: boolean;
                                    attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                    attribute_name: number;
                                    conditions: number | null;
                                    segment_condition: boolean;
                                };
                            };
                            /** @enum {string} */
                            state: "Connected" | "Needs attention" | "Not connected";
                            practice: boolean;
                            /** @enum {string} */
                            authorised_by: "oauth" | "token";
                            workspace: {
                                id: string;
                                name: string;
                                region: string;
                                timezone: string;
                            };
                            attention: {
                                code: string;
                                sentence: string;
                            } | null;
                            served_at: string | null;
                            /** Format: date-time */
                            connected_at: string;
                            connected_by: {
                                name: string;
                            } | null;
                            actions: {
                                disconnect: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                go_on: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                check: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                repair: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}": {
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
         * Disconnect; the settings of campaigns stay
         * @description Needs the scope `settings`. Of people, owners only.
         */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connection-warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Warnings about connections: open ones first, then the newest 50
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                code: string;
                                title: string;
                                remedy: string;
                                stops_connection: boolean;
                                connection: {
                                    id: string;
                                    name: string;
                                    practice: boolean;
                                };
                                /** Format: date-time */
                                since: string;
                                resolved_at: string | null;
                                evidence: {
                                    [key: string]: unknown;
                                };
                                alerts: {
                                    /** @enum {string} */
                                    about: "raised" | "resolved";
                                    /** @enum {string} */
                                    channel: "email" | "webhook";
                                    recipient: string;
                                    /** @enum {string} */
                                    state: "Planned" | "Sent" | "Failed" | "Skipped";
                                    outcome: string | null;
                                    sent_at: string | null;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the team gets alerts about connections
         * @description Needs the scope `settings`. Of people, owners only.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            by_email: boolean;
                            webhook_url: string | null;
                            can_email: boolean;
                            recipients: {
                                name: string;
                                email: string;
                            }[];
                        };
                    };
                };
            };
        };
        /**
         * Choose how the team gets alerts about connections
         * @description Needs the scope `settings`. Of people, owners only.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        by_email: boolean;
                        webhook_url: string | null;
                        /** @default false */
                        renew_secret?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            by_email: boolean;
                            webhook_url: string | null;
                            can_email: boolean;
                            recipients: {
                                name: string;
                                email: string;
                            }[];
                            new_secret: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-settings/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test alert: by e-mail to yourself, or to the webhook
         * @description Needs the scope `settings`. Of people, owners only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        channel: "email" | "webhook";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sent_to: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The connection that a campaign works with
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            provider: {
                                id: string;
                                title: string;
                                labels: {
                                    contact: string;
                                    kinds: {
                                        lead?: string;
                                        user?: string;
                                    };
                                    label: string | null;
                                    segment: string;
                                };
                                attribute_prefix: string;
                                capabilities: {
                                    kinds: ("lead" | "user")[];
                                    labels: boolean;
                                    segments: boolean;
                                    companies: boolean;
                                    events: boolean;
                                    conversations: boolean;
                                    webhooks: boolean;
                                    restore: boolean;
                                    attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                    attribute_name: number;
                                    conditions: number | null;
                                    segment_condition: boolean;
                                };
                            };
                            bound_to: ("real" | "practice") | null;
                            connection: {
                                /** Format: uuid */
                                id: string;
                                provider: {
                                    id: string;
                                    title: string;
                                    labels: {
                                        contact: string;
                                        kinds: {
                                            lead?: string;
                                            user?: string;
                                        };
                                        label: string | null;
                                        segment: string;
                                    };
                                    attribute_prefix: string;
                                    capabilities: {
                                        kinds: ("lead" | "user")[];
                                        labels: boolean;
                                        segments: boolean;
                                        companies: boolean;
                                        events: boolean;
                                        conversations: boolean;
                                        webhooks: boolean;
                                        restore: boolean;
                                        attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                        attribute_name: number;
                                        conditions: number | null;
                                        segment_condition: boolean;
                                    };
                                };
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
                                /** @enum {string} */
                                authorised_by: "oauth" | "token";
                                workspace: {
                                    id: string;
                                    name: string;
                                    region: string;
                                    timezone: string;
                                };
                                attention: {
                                    code: string;
                                    sentence: string;
                                } | null;
                                served_at: string | null;
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
                                } | null;
                                actions: {
                                    disconnect: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    go_on: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    check: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            } | null;
                            real: {
                                /** Format: uuid */
                                id: string;
                                provider: {
                                    id: string;
                                    title: string;
                                    labels: {
                                        contact: string;
                                        kinds: {
                                            lead?: string;
                                            user?: string;
                                        };
                                        label: string | null;
                                        segment: string;
                                    };
                                    attribute_prefix: string;
                                    capabilities: {
                                        kinds: ("lead" | "user")[];
                                        labels: boolean;
                                        segments: boolean;
                                        companies: boolean;
                                        events: boolean;
                                        conversations: boolean;
                                        webhooks: boolean;
                                        restore: boolean;
                                        attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                        attribute_name: number;
                                        conditions: number | null;
                                        segment_condition: boolean;
                                    };
                                };
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
                                /** @enum {string} */
                                authorised_by: "oauth" | "token";
                                workspace: {
                                    id: string;
                                    name: string;
                                    region: string;
                                    timezone: string;
                                };
                                attention: {
                                    code: string;
                                    sentence: string;
                                } | null;
                                served_at: string | null;
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
                                } | null;
                                actions: {
                                    disconnect: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    go_on: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    check: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            } | null;
                            practice: {
                                /** Format: uuid */
                                id: string;
                                provider: {
                                    id: string;
                                    title: string;
                                    labels: {
                                        contact: string;
                                        kinds: {
                                            lead?: string;
                                            user?: string;
                                        };
                                        label: string | null;
                                        segment: string;
                                    };
                                    attribute_prefix: string;
                                    capabilities: {
                                        kinds: ("lead" | "user")[];
                                        labels: boolean;
                                        segments: boolean;
                                        companies: boolean;
                                        events: boolean;
                                        conversations: boolean;
                                        webhooks: boolean;
                                        restore: boolean;
                                        attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                        attribute_name: number;
                                        conditions: number | null;
                                        segment_condition: boolean;
                                    };
                                };
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
                                /** @enum {string} */
                                authorised_by: "oauth" | "token";
                                workspace: {
                                    id: string;
                                    name: string;
                                    region: string;
                                    timezone: string;
                                };
                                attention: {
                                    code: string;
                                    sentence: string;
                                } | null;
                                served_at: string | null;
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
                                } | null;
                                actions: {
                                    disconnect: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    go_on: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    check: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            } | null;
                        };
                    };
                };
            };
        };
        /**
         * Move a campaign to the real Intercom or to the practice one; its settings stay
         * @description Needs the scope `settings`. Of people, owners only.
         */
        put: {
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
                        /** @enum {string} */
                        kind: "real" | "practice";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            provider: {
                                id: string;
                                title: string;
                                labels: {
                                    contact: string;
                                    kinds: {
                                        lead?: string;
                                        user?: string;
                                    };
                                    label: string | null;
                                    segment: string;
                                };
                                attribute_prefix: string;
                                capabilities: {
                                    kinds: ("lead" | "user")[];
                                    labels: boolean;
                                    segments: boolean;
                                    companies: boolean;
                                    events: boolean;
                                    conversations: boolean;
                                    webhooks: boolean;
                                    restore: boolean;
                                    attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                    attribute_name: number;
                                    conditions: number | null;
                                    segment_condition: boolean;
                                };
                            };
                            bound_to: ("real" | "practice") | null;
                            connection: {
                                /** Format: uuid */
                                id: string;
                                provider: {
                                    id: string;
                                    title: string;
                                    labels: {
                                        contact: string;
                                        kinds: {
                                            lead?: string;
                                            user?: string;
                                        };
                                        label: string | null;
                                        segment: string;
                                    };
                                    attribute_prefix: string;
                                    capabilities: {
                                        kinds: ("lead" | "user")[];
                                        labels: boolean;
                                        segments: boolean;
                                        companies: boolean;
                                        events: boolean;
                                        conversations: boolean;
                                        webhooks: boolean;
                                        restore: boolean;
                                        attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                        attribute_name: number;
                                        conditions: number | null;
                                        segment_condition: boolean;
                                    };
                                };
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
                                /** @enum {string} */
                                authorised_by: "oauth" | "token";
                                workspace: {
                                    id: string;
                                    name: string;
                                    region: string;
                                    timezone: string;
                                };
                                attention: {
                                    code: string;
                                    sentence: string;
                                } | null;
                                served_at: string | null;
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
                                } | null;
                                actions: {
                                    disconnect: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    go_on: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    check: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            } | null;
                            real: {
                                /** Format: uuid */
                                id: string;
                                provider: {
                                    id: string;
                                    title: string;
                                    labels: {
                                        contact: string;
                                        kinds: {
                                            lead?: string;
                                            user?: string;
                                        };
                                        label: string | null;
                                        segment: string;
                                    };
                                    attribute_prefix: string;
                                    capabilities: {
                                        kinds: ("lead" | "user")[];
                                        labels: boolean;
                                        segments: boolean;
                                        companies: boolean;
                                        events: boolean;
                                        conversations: boolean;
                                        webhooks: boolean;
                                        restore: boolean;
                                        attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                        attribute_name: number;
                                        conditions: number | null;
                                        segment_condition: boolean;
                                    };
                                };
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
                                /** @enum {string} */
                                authorised_by: "oauth" | "token";
                                workspace: {
                                    id: string;
                                    name: string;
                                    region: string;
                                    timezone: string;
                                };
                                attention: {
                                    code: string;
                                    sentence: string;
                                } | null;
                                served_at: string | null;
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
                                } | null;
                                actions: {
                                    disconnect: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    go_on: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    check: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            } | null;
                            practice: {
                                /** Format: uuid */
                                id: string;
                                provider: {
                                    id: string;
                                    title: string;
                                    labels: {
                                        contact: string;
                                        kinds: {
                                            lead?: string;
                                            user?: string;
                                        };
                                        label: string | null;
                                        segment: string;
                                    };
                                    attribute_prefix: string;
                                    capabilities: {
                                        kinds: ("lead" | "user")[];
                                        labels: boolean;
                                        segments: boolean;
                                        companies: boolean;
                                        events: boolean;
                                        conversations: boolean;
                                        webhooks: boolean;
                                        restore: boolean;
                                        attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                        attribute_name: number;
                                        conditions: number | null;
                                        segment_condition: boolean;
                                    };
                                };
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
                                /** @enum {string} */
                                authorised_by: "oauth" | "token";
                                workspace: {
                                    id: string;
                                    name: string;
                                    region: string;
                                    timezone: string;
                                };
                                attention: {
                                    code: string;
                                    sentence: string;
                                } | null;
                                served_at: string | null;
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
                                } | null;
                                actions: {
                                    disconnect: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    go_on: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    check: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            } | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/connection/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What moving a campaign would mean: attributes that the other workspace lacks, read now
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query: {
                    kind: "real" | "practice";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            to: {
                                /** Format: uuid */
                                id: string;
                                provider: {
                                    id: string;
                                    title: string;
                                    labels: {
                                        contact: string;
                                        kinds: {
                                            lead?: string;
                                            user?: string;
                                        };
                                        label: string | null;
                                        segment: string;
                                    };
                                    attribute_prefix: string;
                                    capabilities: {
                                        kinds: ("lead" | "user")[];
                                        labels: boolean;
                                        segments: boolean;
                                        companies: boolean;
                                        events: boolean;
                                        conversations: boolean;
                                        webhooks: boolean;
                                        restore: boolean;
                                        attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                        attribute_name: number;
                                        conditions: number | null;
                                        segment_condition: boolean;
                                    };
                                };
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
                                /** @enum {string} */
                                authorised_by: "oauth" | "token";
                                workspace: {
                                    id: string;
                                    name: string;
                                    region: string;
                                    timezone: string;
                                };
                                attention: {
                                    code: string;
                                    sentence: string;
                                } | null;
                                served_at: string | null;
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
                                } | null;
                                actions: {
                                    disconnect: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    go_on: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    check: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            };
                            unread: string | null;
                            missing: {
                                attribute: string;
                                label: string;
                                type: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many") | null;
                                used_by: string[];
                                /** @enum {string} */
                                problem: "missing" | "other_type" | "not_writable";
                                sentence: string;
                                creation: {
                                    name: string;
                                    /** @enum {string} */
                                    type: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                    options: string[];
                                } | null;
                            }[];
                            waiting_deliveries: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Attributes of contacts, read from Intercom now
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                label: string;
                                full_name: string;
                                /** @enum {string} */
                                type: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                options: {
                                    value: string;
                                    label: string;
                                    hidden: boolean;
                                }[] | null;
                                custom: boolean;
                                writable: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Create an attribute of contacts in Intercom, not writable from the Messenger
         * @description Needs the scope `settings`.
         */
        post: {
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
                        /** @enum {string} */
                        type: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                        /** @default [] */
                        options?: string[];
                        /** @default  */
                        description?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            label: string;
                            full_name: string;
                            /** @enum {string} */
                            type: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                            options: {
                                value: string;
                                label: string;
                                hidden: boolean;
                            }[] | null;
                            custom: boolean;
                            writable: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/integrations/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The CRM panel of a campaign
         * @description Owner and members are shown to API keys with the scope `settings` only.
         *
         *     Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    provider: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            provider: {
                                id: string;
                                title: string;
                                labels: {
                                    contact: string;
                                    kinds: {
                                        lead?: string;
                                        user?: string;
                                    };
                                    label: string | null;
                                    segment: string;
                                };
                                attribute_prefix: string;
                                capabilities: {
                                    kinds: ("lead" | "user")[];
                                    labels: boolean;
                                    segments: boolean;
                                    companies: boolean;
                                    events: boolean;
                                    conversations: boolean;
                                    webhooks: boolean;
                                    restore: boolean;
                                    attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                    attribute_name: number;
                                    conditions: number | null;
                                    segment_condition: boolean;
                                };
                            };
                            actions: ("nothing" | "create_lead" | "create_user" | "create_contact")[];
                            available: boolean;
                            connection: {
                                /** Format: uuid */
                                id: string;
                                provider: {
                                    id: string;
                                    title: string;
                                    labels: {
                                        contact: string;
                                        kinds: {
                                            lead?: string;
                                            user?: string;
                                        };
                                        label: string | null;
                                        segment: string;
                                    };
                                    attribute_prefix: string;
                                    capabilities: {
                                        kinds: ("lead" | "user")[];
                                        labels: boolean;
                                        segments: boolean;
                                        companies: boolean;
                                        events: boolean;
                                        conversations: boolean;
                                        webhooks: boolean;
                                        restore: boolean;
                                        attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                        attribute_name: number;
                                        conditions: number | null;
                                        segment_condition: boolean;
                                    };
                                };
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
                                /** @enum {string} */
                                authorised_by: "oauth" | "token";
                                workspace: {
                                    id: string;
                                    name: string;
                                    region: string;
                                    timezone: string;
                                };
                                attention: {
                                    code: string;
                                    sentence: string;
                                } | null;
                                served_at: string | null;
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
                                } | null;
                                actions: {
                                    disconnect: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    go_on: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    check: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            } | null;
                            tabs: {
                                leads: {
                                    version: number;
                                    settings: {
                                        /** @enum {string} */
                                        action: "nothing" | "create_lead" | "create_user" | "create_contact";
                                        mapping: ({
                                            /** @enum {string} */
                                            type: "dynamic";
                                            from: string;
                                            to: string;
                                            /**
                                             * @default always
                                             * @enum {string}
                                             */
                                            policy: "always" | "only_if_empty" | "only_when_created";
                                        } | {
                                            /** @enum {string} */
                                            type: "fixed";
                                            from: string;
                                            to: string;
                                            /**
                                             * @default always
                                             * @enum {string}
                                             */
                                            policy: "always" | "only_if_empty" | "only_when_created";
                                        })[];
                                        /** @enum {string} */
                                        duplicates: "skip" | "update";
                                        qualification: ({
                                            /** @enum {string} */
                                            method: "none";
                                        } | {
                                            /** @enum {string} */
                                            method: "attribute";
                                            property: string | null;
                                            target: string | null;
                                        }) | null;
                                        /**
                                         * @default {
                                         *       "tag": null,
                                         *       "note": false,
                                         *       "company": false
                                         *     }
                                         */
                                        mark: {
                                            tag: string | null;
                                            note: boolean;
                                            company: boolean;
                                        };
                                        /** @default false */
                                        events: boolean;
                                        /**
                                         * @default {
                                         *       "referral_link": null,
                                         *       "referrals_count": null,
                                         *       "converted_referrals_count": null
                                         *     }
                                         */
                                        return_fields: {
                                            referral_link: string | null;
                                            referrals_count: string | null;
                                            converted_referrals_count: string | null;
                                        };
                                    };
                                    setup_required: boolean;
                                    problems: {
                                        path: string;
                                        sentence: string;
                                    }[];
                                    saved_at: string | null;
                                };
                                referrers: {
                                    version: number;
                                    settings: {
                                        /** @enum {string} */
                                        action: "nothing" | "create_lead" | "create_user" | "create_contact";
                                        mapping: ({
                                            /** @enum {string} */
                                            type: "dynamic";
                                            from: string;
                                            to: string;
                                            /**
                                             * @default always
                                             * @enum {string}
                                             */
                                            policy: "always" | "only_if_empty" | "only_when_created";
                                        } | {
                                            /** @enum {string} */
                                            type: "fixed";
                                            from: string;
                                            to: string;
                                            /**
                                             * @default always
                                             * @enum {string}
                                             */
                                            policy: "always" | "only_if_empty" | "only_when_created";
                                        })[];
                                        /** @enum {string} */
                                        duplicates: "skip" | "update";
                                        qualification: ({
                                            /** @enum {string} */
                                            method: "none";
                                        } | {
                                            /** @enum {string} */
                                            method: "attribute";
                                            property: string | null;
                                            target: string | null;
                                        }) | null;
                                        /**
                                         * @default {
                                         *       "tag": null,
                                         *       "note": false,
                                         *       "company": false
                                         *     }
                                         */
                                        mark: {
                                            tag: string | null;
                                            note: boolean;
                                            company: boolean;
                                        };
                                        /** @default false */
                                        events: boolean;
                                        /**
                                         * @default {
                                         *       "referral_link": null,
                                         *       "referrals_count": null,
                                         *       "converted_referrals_count": null
                                         *     }
                                         */
                                        return_fields: {
                                            referral_link: string | null;
                                            referrals_count: string | null;
                                            converted_referrals_count: string | null;
                                        };
                                    };
                                    setup_required: boolean;
                                    problems: {
                                        path: string;
                                        sentence: string;
                                    }[];
                                    saved_at: string | null;
                                };
                            };
                            fields: {
                                leads: {
                                    key: string;
                                    label: string;
                                    group: string;
                                    /** @enum {string} */
                                    type: "string" | "integer";
                                    sample: string;
                                }[];
                                referrers: {
                                    key: string;
                                    label: string;
                                    group: string;
                                    /** @enum {string} */
                                    type: "string" | "integer";
                                    sample: string;
                                }[];
                            };
                            return_fields: {
                                /** @enum {string} */
                                key: "referral_link" | "referrals_count" | "converted_referrals_count";
                                label: string;
                                /** @enum {string} */
                                type: "string" | "integer";
                                proposed: string;
                            }[];
                            events: {
                                name: string;
                                to: string;
                                when: string;
                                keys: string[];
                            }[];
                            owner: {
                                user_id: string;
                                name: string;
                                email: string;
                            } | null;
                            members: {
                                user_id: string;
                                name: string;
                                email: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/integrations/{provider}/{tab}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save a tab of the CRM panel as a new version; what contradicts the CRM’s attributes is refused, unless the CRM cannot be asked
         * @description With `create_attributes=true` the attributes of Goodword (their names begin with `goodword_`) that the settings name and the CRM does not have are created first; the check lists them as `creations`. Without it they are refused as missing.
         *
         *     Needs the scope `settings`.
         */
        put: {
            parameters: {
                query?: {
                    create_attributes?: "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                    provider: string;
                    tab: "leads" | "referrers";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        action: "nothing" | "create_lead" | "create_user" | "create_contact";
                        mapping: ({
                            /** @enum {string} */
                            type: "dynamic";
                            from: string;
                            to: string;
                            /**
                             * @default always
                             * @enum {string}
                             */
                            policy?: "always" | "only_if_empty" | "only_when_created";
                        } | {
                            /** @enum {string} */
                            type: "fixed";
                            from: string;
                            to: string;
                            /**
                             * @default always
                             * @enum {string}
                             */
                            policy?: "always" | "only_if_empty" | "only_when_created";
                        })[];
                        /** @enum {string} */
                        duplicates: "skip" | "update";
                        qualification: ({
                            /** @enum {string} */
                            method: "none";
                        } | {
                            /** @enum {string} */
                            method: "attribute";
                            property: string | null;
                            target: string | null;
                        }) | null;
                        /**
                         * @default {
                         *       "tag": null,
                         *       "note": false,
                         *       "company": false
                         *     }
                         */
                        mark?: {
                            tag: string | null;
                            note: boolean;
                            company: boolean;
                        };
                        /** @default false */
                        events?: boolean;
                        /**
                         * @default {
                         *       "referral_link": null,
                         *       "referrals_count": null,
                         *       "converted_referrals_count": null
                         *     }
                         */
                        return_fields?: {
                            referral_link: string | null;
                            referrals_count: string | null;
                            converted_referrals_count: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            settings: {
                                /** @enum {string} */
                                action: "nothing" | "create_lead" | "create_user" | "create_contact";
                                mapping: ({
                                    /** @enum {string} */
                                    type: "dynamic";
                                    from: string;
                                    to: string;
                                    /**
                                     * @default always
                                     * @enum {string}
                                     */
                                    policy: "always" | "only_if_empty" | "only_when_created";
                                } | {
                                    /** @enum {string} */
                                    type: "fixed";
                                    from: string;
                                    to: string;
                                    /**
                                     * @default always
                                     * @enum {string}
                                     */
                                    policy: "always" | "only_if_empty" | "only_when_created";
                                })[];
                                /** @enum {string} */
                                duplicates: "skip" | "update";
                                qualification: ({
                                    /** @enum {string} */
                                    method: "none";
                                } | {
                                    /** @enum {string} */
                                    method: "attribute";
                                    property: string | null;
                                    target: string | null;
                                }) | null;
                                /**
                                 * @default {
                                 *       "tag": null,
                                 *       "note": false,
                                 *       "company": false
                                 *     }
                                 */
                                mark: {
                                    tag: string | null;
                                    note: boolean;
                                    company: boolean;
                                };
                                /** @default false */
                                events: boolean;
                                /**
                                 * @default {
                                 *       "referral_link": null,
                                 *       "referrals_count": null,
                                 *       "converted_referrals_count": null
                                 *     }
                                 */
                                return_fields: {
                                    referral_link: string | null;
                                    referrals_count: string | null;
                                    converted_referrals_count: string | null;
                                };
                            };
                            setup_required: boolean;
                            problems: {
                                path: string;
                                sentence: string;
                            }[];
                            saved_at: string | null;
                            unchecked: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/integrations/{provider}/{tab}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is to be corrected in settings before they are saved, with the CRM’s attributes as they are now
         * @description Needs the scope `read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    provider: string;
                    tab: "leads" | "referrers";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        action: "nothing" | "create_lead" | "create_user" | "create_contact";
                        mapping: ({
                            /** @enum {string} */
                            type: "dynamic";
                            from: string;
                            to: string;
                            /**
                             * @default always
                             * @enum {string}
                             */
                            policy?: "always" | "only_if_empty" | "only_when_created";
                        } | {
                            /** @enum {string} */
                            type: "fixed";
                            from: string;
                            to: string;
                            /**
                             * @default always
                             * @enum {string}
                             */
                            policy?: "always" | "only_if_empty" | "only_when_created";
                        })[];
                        /** @enum {string} */
                        duplicates: "skip" | "update";
                        qualification: ({
                            /** @enum {string} */
                            method: "none";
                        } | {
                            /** @enum {string} */
                            method: "attribute";
                            property: string | null;
                            target: string | null;
                        }) | null;
                        /**
                         * @default {
                         *       "tag": null,
                         *       "note": false,
                         *       "company": false
                         *     }
                         */
                        mark?: {
                            tag: string | null;
                            note: boolean;
                            company: boolean;
                        };
                        /** @default false */
                        events?: boolean;
                        /**
                         * @default {
                         *       "referral_link": null,
                         *       "referrals_count": null,
                         *       "converted_referrals_count": null
                         *     }
                         */
                        return_fields?: {
                            referral_link: string | null;
                            referrals_count: string | null;
                            converted_referrals_count: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: {
                                path: string;
                                sentence: string;
                            }[];
                            creations: {
                                path: string;
                                name: string;
                                /** @enum {string} */
                                type: "string" | "integer";
                                used_for: string;
                            }[];
                            unchecked: string | null;
                            warnings: {
                                path: string;
                                sentence: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/integrations/{provider}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose the teammate who owns mapping and rules and gets the alerts
         * @description Needs the scope `settings`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    provider: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        user_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user_id: string;
                            name: string;
                            email: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/import-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be chosen for an import: labels, segments and attributes as the CRM has them now
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            connection: {
                                /** Format: uuid */
                                id: string;
                                provider: {
                                    id: string;
                                    title: string;
                                    labels: {
                                        contact: string;
                                        kinds: {
                                            lead?: string;
                                            user?: string;
                                        };
                                        label: string | null;
                                        segment: string;
                                    };
                                    attribute_prefix: string;
                                    capabilities: {
                                        kinds: ("lead" | "user")[];
                                        labels: boolean;
                                        segments: boolean;
                                        companies: boolean;
                                        events: boolean;
                                        conversations: boolean;
                                        webhooks: boolean;
                                        restore: boolean;
                                        attribute_types: ("string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many")[];
                                        attribute_name: number;
                                        conditions: number | null;
                                        segment_condition: boolean;
                                    };
                                };
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
                                /** @enum {string} */
                                authorised_by: "oauth" | "token";
                                workspace: {
                                    id: string;
                                    name: string;
                                    region: string;
                                    timezone: string;
                                };
                                attention: {
                                    code: string;
                                    sentence: string;
                                } | null;
                                served_at: string | null;
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
                                } | null;
                                actions: {
                                    disconnect: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    go_on: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    check: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            } | null;
                            problem: string | null;
                            tags: {
                                id: string;
                                name: string;
                            }[];
                            segments: {
                                id: string;
                                name: string;
                            }[];
                            attributes: {
                                name: string;
                                label: string;
                                full_name: string;
                                /** @enum {string} */
                                type: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                options: {
                                    value: string;
                                    label: string;
                                    hidden: boolean;
                                }[] | null;
                                custom: boolean;
                                writable: boolean;
                            }[];
                            default_mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            mapping_choices: {
                                value: string;
                                label: string;
                            }[];
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/import-sources/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many people are meant
         * @description Needs the scope `read`.
         */
        post: {
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
                        selection: {
                            /**
                             * @default all_contacts
                             * @enum {string}
                             */
                            contact_type?: "only_leads" | "only_users" | "all_contacts" | "segment";
                            /** @default null */
                            segment_id?: string | null;
                            /** @default [] */
                            tag_ids?: string[];
                            conditions?: {
                                attribute: string;
                                /** @enum {string} */
                                operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                /** @default null */
                                value?: string | number | boolean | null;
                                /** @enum {string} */
                                type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                            }[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports, newest first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    campaign_id?: string;
                    ongoing?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                connection_id: string | null;
                                source: string;
                                title: string;
                                /** @enum {string} */
                                state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                                phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                                pause_cause: ("person" | "connection") | null;
                                message: string | null;
                                selection: {
                                    /**
                                     * @default all_contacts
                                     * @enum {string}
                                     */
                                    contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                    /** @default null */
                                    segment_id: string | null;
                                    /** @default [] */
                                    tag_ids: string[];
                                    /** @default [] */
                                    conditions: {
                                        attribute: string;
                                        /** @enum {string} */
                                        operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                        /** @default null */
                                        value: string | number | boolean | null;
                                        /** @enum {string} */
                                        type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                    }[];
                                };
                                /**
                                 * @default {
                                 *       "email": "email",
                                 *       "first_name": "name.first",
                                 *       "last_name": "name.last",
                                 *       "phone": "phone"
                                 *     }
                                 */
                                mapping: {
                                    /** @default null */
                                    email: string | null;
                                    /** @default null */
                                    first_name: string | null;
                                    /** @default null */
                                    last_name: string | null;
                                    /** @default null */
                                    phone: string | null;
                                };
                                /**
                                 * @default [
                                 *       "unsubscribed",
                                 *       "hard_bounced",
                                 *       "spam"
                                 *     ]
                                 */
                                exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                                /** @default true */
                                update_existing: boolean;
                                /** @default null */
                                return_fields: {
                                    referral_link: string | null;
                                    referrals_count: string | null;
                                    converted_referrals_count: string | null;
                                } | null;
                                /**
                                 * @default one_time
                                 * @enum {string}
                                 */
                                mode: "one_time" | "ongoing";
                                /** @default true */
                                silent: boolean;
                                /**
                                 * @default keep
                                 * @enum {string}
                                 */
                                departed: "keep" | "pause_link" | "ask";
                                /** @default true */
                                has_header: boolean;
                                file: {
                                    name: string;
                                    bytes: number;
                                    lines: number;
                                    delimiter: string;
                                    has_header: boolean;
                                    first_line: number;
                                    start: {
                                        line: number;
                                        text: string;
                                    }[];
                                    columns: {
                                        index: number;
                                        name: string;
                                        samples: string[];
                                    }[];
                                } | null;
                                progress: {
                                    done: number;
                                    total: number | null;
                                    percent: number | null;
                                    per_minute: number | null;
                                    seconds_left: number | null;
                                };
                                plan: {
                                    create: number;
                                    update: number;
                                    skip: number;
                                    exclude: number;
                                    calls: {
                                        reading: number;
                                        /** @default 0 */
                                        pushed: number;
                                        links_written: number;
                                        events: number;
                                        total: number;
                                    };
                                    calls_per_minute: number;
                                    minutes: number;
                                } | null;
                                counts: {
                                    create: number;
                                    update: number;
                                    skip: number;
                                    exclude: number;
                                    later: number;
                                    waiting: number;
                                    enrolled: number;
                                    updated: number;
                                    failed: number;
                                    left: number;
                                    undecided: number;
                                };
                                reasons: {
                                    /** @enum {string} */
                                    outcome: "create" | "update" | "skip" | "exclude" | "later";
                                    reason: string;
                                    message: string;
                                    count: number;
                                    examples: string[];
                                }[];
                                sync: {
                                    /** @enum {string} */
                                    state: "On" | "Stopped";
                                    last_look_at: string | null;
                                    last_full_check_at: string | null;
                                    left: number;
                                    waiting_decisions: number;
                                } | null;
                                created_by: string;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                dry_run_at: string | null;
                                started_at: string | null;
                                finished_at: string | null;
                                rows_removed_at: string | null;
                                actions: {
                                    change: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    dry_run: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    start: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    pause: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    resume: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    cancel: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    retry: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    remove: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    change_sync: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    stop_sync: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    look: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Draft an import; nothing is read before its dry run
         * @description Needs the scope `write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default {} */
                        selection?: {
                            /**
                             * @default all_contacts
                             * @enum {string}
                             */
                            contact_type?: "only_leads" | "only_users" | "all_contacts" | "segment";
                            /** @default null */
                            segment_id?: string | null;
                            /** @default [] */
                            tag_ids?: string[];
                            conditions?: {
                                attribute: string;
                                /** @enum {string} */
                                operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                /** @default null */
                                value?: string | number | boolean | null;
                                /** @enum {string} */
                                type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                            }[];
                        };
                        /**
                         * @default {
                         *       "email": "email",
                         *       "first_name": "name.first",
                         *       "last_name": "name.last",
                         *       "phone": "phone"
                         *     }
                         */
                        mapping?: {
                            /** @default null */
                            email?: string | null;
                            /** @default null */
                            first_name?: string | null;
                            /** @default null */
                            last_name?: string | null;
                            /** @default null */
                            phone?: string | null;
                        };
                        /**
                         * @default [
                         *       "unsubscribed",
                         *       "hard_bounced",
                         *       "spam"
                         *     ]
                         */
                        exclude?: ("unsubscribed" | "hard_bounced" | "spam")[];
                        /** @default true */
                        update_existing?: boolean;
                        /** @default null */
                        return_fields?: {
                            referral_link: string | null;
                            referrals_count: string | null;
                            converted_referrals_count: string | null;
                        } | null;
                        /**
                         * @default one_time
                         * @enum {string}
                         */
                        mode?: "one_time" | "ongoing";
                        /** @default true */
                        silent?: boolean;
                        /**
                         * @default keep
                         * @enum {string}
                         */
                        departed?: "keep" | "pause_link" | "ask";
                        /** @default true */
                        has_header?: boolean;
                        /** Format: uuid */
                        campaign_id: string;
                        source: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One import with its progress
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Delete an import and its rows; referrers it enrolled stay enrolled
         * @description Needs the scope `write`.
         */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change what it will do, which needs a new dry run; of an ongoing sync `departed` and `silent`
         * @description Needs the scope `write`.
         */
        patch: {
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
                        selection?: {
                            /**
                             * @default all_contacts
                             * @enum {string}
                             */
                            contact_type?: "only_leads" | "only_users" | "all_contacts" | "segment";
                            /** @default null */
                            segment_id?: string | null;
                            /** @default [] */
                            tag_ids?: string[];
                            conditions?: {
                                attribute: string;
                                /** @enum {string} */
                                operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                /** @default null */
                                value?: string | number | boolean | null;
                                /** @enum {string} */
                                type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                            }[];
                        };
                        mapping?: {
                            /** @default null */
                            email?: string | null;
                            /** @default null */
                            first_name?: string | null;
                            /** @default null */
                            last_name?: string | null;
                            /** @default null */
                            phone?: string | null;
                        };
                        exclude?: ("unsubscribed" | "hard_bounced" | "spam")[];
                        update_existing?: boolean;
                        return_fields?: {
                            referral_link: string | null;
                            referrals_count: string | null;
                            converted_referrals_count: string | null;
                        } | null;
                        /** @enum {string} */
                        mode?: "one_time" | "ongoing";
                        silent?: boolean;
                        /** @enum {string} */
                        departed?: "keep" | "pause_link" | "ask";
                        has_header?: boolean;
                        first_line?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/imports/{id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dry run: read all contacts and say what the run would do, without enrolling
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start enrolling, within its dry run
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop at once, until it is resumed
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume where it was
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End it; referrers it enrolled stay enrolled
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Continue after a failure; of a finished one, retry the people who failed, or one of them
         * @description Needs the scope `write`.
         */
        post: {
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
                        /** Format: uuid */
                        row_id?: string;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about people who left an ongoing sync: some, or all undecided
         * @description Needs the scope `write`.
         */
        post: {
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
                        row_ids?: string[];
                        /** @enum {boolean} */
                        all?: true;
                        /** @enum {string} */
                        decision: "keep" | "pause_link";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decided: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/sync/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an ongoing sync: it enrols no new referrers, and those enrolled stay so
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/sync/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Poll for changes now instead of within the minute
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload the CSV file of an import: multipart/form-data with one `file`, UTF-8, at most 50 MB; it may take as long as bytes keep coming
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            connection_id: string | null;
                            source: string;
                            title: string;
                            /** @enum {string} */
                            state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
                            phase: ("dry_run" | "run" | "retry" | "check" | "departed") | null;
                            pause_cause: ("person" | "connection") | null;
                            message: string | null;
                            selection: {
                                /**
                                 * @default all_contacts
                                 * @enum {string}
                                 */
                                contact_type: "only_leads" | "only_users" | "all_contacts" | "segment";
                                /** @default null */
                                segment_id: string | null;
                                /** @default [] */
                                tag_ids: string[];
                                /** @default [] */
                                conditions: {
                                    attribute: string;
                                    /** @enum {string} */
                                    operator: "equals" | "not_equals" | "contains" | "starts_with" | "greater" | "less" | "is_set" | "is_empty";
                                    /** @default null */
                                    value: string | number | boolean | null;
                                    /** @enum {string} */
                                    type?: "string" | "integer" | "float" | "boolean" | "day" | "instant" | "options" | "options_many";
                                }[];
                            };
                            /**
                             * @default {
                             *       "email": "email",
                             *       "first_name": "name.first",
                             *       "last_name": "name.last",
                             *       "phone": "phone"
                             *     }
                             */
                            mapping: {
                                /** @default null */
                                email: string | null;
                                /** @default null */
                                first_name: string | null;
                                /** @default null */
                                last_name: string | null;
                                /** @default null */
                                phone: string | null;
                            };
                            /**
                             * @default [
                             *       "unsubscribed",
                             *       "hard_bounced",
                             *       "spam"
                             *     ]
                             */
                            exclude: ("unsubscribed" | "hard_bounced" | "spam")[];
                            /** @default true */
                            update_existing: boolean;
                            /** @default null */
                            return_fields: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            } | null;
                            /**
                             * @default one_time
                             * @enum {string}
                             */
                            mode: "one_time" | "ongoing";
                            /** @default true */
                            silent: boolean;
                            /**
                             * @default keep
                             * @enum {string}
                             */
                            departed: "keep" | "pause_link" | "ask";
                            /** @default true */
                            has_header: boolean;
                            file: {
                                name: string;
                                bytes: number;
                                lines: number;
                                delimiter: string;
                                has_header: boolean;
                                first_line: number;
                                start: {
                                    line: number;
                                    text: string;
                                }[];
                                columns: {
                                    index: number;
                                    name: string;
                                    samples: string[];
                                }[];
                            } | null;
                            progress: {
                                done: number;
                                total: number | null;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            plan: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                calls: {
                                    reading: number;
                                    /** @default 0 */
                                    pushed: number;
                                    links_written: number;
                                    events: number;
                                    total: number;
                                };
                                calls_per_minute: number;
                                minutes: number;
                            } | null;
                            counts: {
                                create: number;
                                update: number;
                                skip: number;
                                exclude: number;
                                later: number;
                                waiting: number;
                                enrolled: number;
                                updated: number;
                                failed: number;
                                left: number;
                                undecided: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                count: number;
                                examples: string[];
                            }[];
                            sync: {
                                /** @enum {string} */
                                state: "On" | "Stopped";
                                last_look_at: string | null;
                                last_full_check_at: string | null;
                                left: number;
                                waiting_decisions: number;
                            } | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            dry_run_at: string | null;
                            started_at: string | null;
                            finished_at: string | null;
                            rows_removed_at: string | null;
                            actions: {
                                change: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                dry_run: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                start: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                remove: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                change_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                stop_sync: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                look: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/example.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file as it may be uploaded
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people of an import, in the order in which they came; search looks at name and e-mail
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    search?: string;
                    outcome?: "create" | "update" | "skip" | "exclude" | "later" | "enrolled" | "updated" | "failed" | "left" | "decision";
                    reason?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                contact_id: string | null;
                                contact_url: string | null;
                                line: number | null;
                                email: string;
                                first_name: string;
                                last_name: string;
                                phone: string;
                                /** @enum {string} */
                                outcome: "create" | "update" | "skip" | "exclude" | "later";
                                reason: string;
                                message: string;
                                changes: {
                                    field: string;
                                    old: string;
                                    new: string;
                                }[];
                                problem: {
                                    column: string;
                                    value: string;
                                    remedy: string;
                                } | null;
                                result: ("enrolled" | "updated" | "failed") | null;
                                error: string | null;
                                referrer_id: string | null;
                                link: {
                                    code: string;
                                    /** Format: uri */
                                    url: string;
                                    paused: boolean;
                                } | null;
                                left: {
                                    reason: string;
                                    message: string;
                                    decision: ("keep" | "pause_link") | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                actions: {
                                    retry: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    decide: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rows.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a CSV file
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    outcome?: "create" | "update" | "skip" | "exclude" | "later" | "enrolled" | "updated" | "failed" | "left" | "decision";
                    reason?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/integrations/{provider}/{tab}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exactly what these settings would write for one person; nothing is written
         * @description Needs the scope `read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    provider: string;
                    tab: "leads" | "referrers";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        settings: {
                            /** @enum {string} */
                            action: "nothing" | "create_lead" | "create_user" | "create_contact";
                            mapping: ({
                                /** @enum {string} */
                                type: "dynamic";
                                from: string;
                                to: string;
                                /**
                                 * @default always
                                 * @enum {string}
                                 */
                                policy?: "always" | "only_if_empty" | "only_when_created";
                            } | {
                                /** @enum {string} */
                                type: "fixed";
                                from: string;
                                to: string;
                                /**
                                 * @default always
                                 * @enum {string}
                                 */
                                policy?: "always" | "only_if_empty" | "only_when_created";
                            })[];
                            /** @enum {string} */
                            duplicates: "skip" | "update";
                            qualification: ({
                                /** @enum {string} */
                                method: "none";
                            } | {
                                /** @enum {string} */
                                method: "attribute";
                                property: string | null;
                                target: string | null;
                            }) | null;
                            /**
                             * @default {
                             *       "tag": null,
                             *       "note": false,
                             *       "company": false
                             *     }
                             */
                            mark?: {
                                tag: string | null;
                                note: boolean;
                                company: boolean;
                            };
                            /** @default false */
                            events?: boolean;
                            /**
                             * @default {
                             *       "referral_link": null,
                             *       "referrals_count": null,
                             *       "converted_referrals_count": null
                             *     }
                             */
                            return_fields?: {
                                referral_link: string | null;
                                referrals_count: string | null;
                                converted_referrals_count: string | null;
                            };
                        };
                        /** @default null */
                        person_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                id: string;
                                first_name: string;
                                last_name: string;
                                email: string;
                            };
                            /** @enum {string} */
                            outcome: "nothing" | "impossible" | "created" | "updated" | "unchanged" | "skipped";
                            message: string;
                            choice: string | null;
                            contact: {
                                id: string;
                                kind: ("lead" | "user") | null;
                                email: string | null;
                                name: string | null;
                                url: string;
                            } | null;
                            archived: boolean;
                            others: {
                                id: string;
                                kind: ("lead" | "user") | null;
                                email: string | null;
                                name: string | null;
                                url: string;
                            }[];
                            rows: {
                                attribute: string;
                                label: string;
                                old: string | number | boolean | null;
                                value: string | number | boolean | null;
                                old_text: string;
                                value_text: string;
                                /** @enum {string} */
                                effect: "written" | "same" | "kept_filled" | "kept_existing" | "left_alone" | "problem";
                                message: string | null;
                            }[];
                            mark: {
                                tag: string | null;
                                note: string | null;
                                company: string | null;
                            };
                            events: {
                                name: string;
                                metadata: {
                                    [key: string]: string | number;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries, newest first; search looks at name, e-mail and contact id
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    campaign_id?: string;
                    state?: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
                    kind?: "push" | "event" | "return_fields" | "undo" | "delete_contact";
                    tab?: "leads" | "referrers";
                    failure?: "retry_later" | "reconnect" | "fix_data";
                    left_out?: string;
                    operation_id?: string;
                    subject_id?: string;
                    from?: string;
                    to?: string;
                    search?: string;
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "push" | "event" | "return_fields" | "undo" | "delete_contact";
                                /** @enum {string} */
                                subject: "lead" | "referrer";
                                /** Format: uuid */
                                subject_id: string;
                                person: {
                                    email: string;
                                    first_name: string;
                                    last_name: string;
                                };
                                /** Format: uuid */
                                campaign_id: string;
                                cause: string;
                                operation_id: string | null;
                                action: ("create_lead" | "create_user" | "create_contact") | null;
                                /** @enum {string} */
                                state: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
                                failure: ("retry_later" | "reconnect" | "fix_data") | null;
                                outcome: string | null;
                                planned: {
                                    field: string;
                                    label: string;
                                    value: unknown;
                                }[];
                                left_out: {
                                    /** @enum {string} */
                                    what: "value" | "company" | "label" | "note";
                                    field: string | null;
                                    label: string;
                                    value: unknown;
                                    why: string;
                                }[];
                                contact_id: string | null;
                                contact_url: string | null;
                                attempts: number;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                next_attempt_at: string | null;
                                actions: {
                                    retry: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    undo: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/health/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sync status of some people of a tab, 100 at most, and the contact that each of them is
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query: {
                    campaign_id: string;
                    tab: "leads" | "referrers";
                    ids: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                state: "in_sync" | "waiting" | "excluded" | "failing";
                                code: string;
                                message: string;
                                /** Format: uuid */
                                id: string;
                                contact_url: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many deliveries match, and how many of them can be tried again; counted up to 10000
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    campaign_id?: string;
                    state?: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
                    kind?: "push" | "event" | "return_fields" | "undo" | "delete_contact";
                    tab?: "leads" | "referrers";
                    failure?: "retry_later" | "reconnect" | "fix_data";
                    left_out?: string;
                    operation_id?: string;
                    subject_id?: string;
                    from?: string;
                    to?: string;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            retriable: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sync status of the people of a tab, or of one of them: in sync, waiting, excluded, failing
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query: {
                    campaign_id: string;
                    tab: "leads" | "referrers";
                    person_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                state: "in_sync" | "waiting" | "excluded" | "failing";
                                code: string;
                                message: string;
                                count: number;
                            }[];
                            /** Format: date-time */
                            counted_at: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The deliveries that match as CSV, newest first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    campaign_id?: string;
                    state?: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
                    kind?: "push" | "event" | "return_fields" | "undo" | "delete_contact";
                    tab?: "leads" | "referrers";
                    failure?: "retry_later" | "reconnect" | "fix_data";
                    left_out?: string;
                    operation_id?: string;
                    subject_id?: string;
                    from?: string;
                    to?: string;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry all Failed or Waiting deliveries that match, or with left_out those, with the current settings
         * @description Needs the scope `write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        campaign_id?: string;
                        /** @enum {string} */
                        state?: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
                        /** @enum {string} */
                        kind?: "push" | "event" | "return_fields" | "undo" | "delete_contact";
                        /** @enum {string} */
                        tab?: "leads" | "referrers";
                        /** @enum {string} */
                        failure?: "retry_later" | "reconnect" | "fix_data";
                        left_out?: string;
                        /** Format: uuid */
                        operation_id?: string;
                        /** Format: uuid */
                        subject_id?: string;
                        /** Format: date-time */
                        from?: string;
                        /** Format: date-time */
                        to?: string;
                        search?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            retried: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One delivery with all that is kept of it: choice of the contact, values replaced, every call
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "push" | "event" | "return_fields" | "undo" | "delete_contact";
                            /** @enum {string} */
                            subject: "lead" | "referrer";
                            /** Format: uuid */
                            subject_id: string;
                            person: {
                                email: string;
                                first_name: string;
                                last_name: string;
                            };
                            /** Format: uuid */
                            campaign_id: string;
                            cause: string;
                            operation_id: string | null;
                            action: ("create_lead" | "create_user" | "create_contact") | null;
                            /** @enum {string} */
                            state: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
                            failure: ("retry_later" | "reconnect" | "fix_data") | null;
                            outcome: string | null;
                            planned: {
                                field: string;
                                label: string;
                                value: unknown;
                            }[];
                            left_out: {
                                /** @enum {string} */
                                what: "value" | "company" | "label" | "note";
                                field: string | null;
                                label: string;
                                value: unknown;
                                why: string;
                            }[];
                            contact_id: string | null;
                            contact_url: string | null;
                            attempts: number;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            next_attempt_at: string | null;
                            actions: {
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                undo: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                            choice: {
                                message: string;
                                others: {
                                    contact_id: string;
                                    kind: string | null;
                                }[];
                            } | null;
                            written: {
                                field: string;
                                label: string;
                                value: unknown;
                            }[];
                            replaced: {
                                field: string;
                                label: string;
                                value: unknown;
                            }[];
                            kept: {
                                field: string;
                                label: string;
                                value: unknown;
                                why: string;
                            }[];
                            undo_state: ("Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed") | null;
                            tries: {
                                attempt: number;
                                /** Format: date-time */
                                started_at: string;
                                finished_at: string | null;
                                outcome: string | null;
                                calls_removed: boolean;
                                calls: {
                                    method: string;
                                    path: string;
                                    status: number | null;
                                    purpose: string | null;
                                    message: string;
                                    at: string;
                                    request: string | null;
                                    answer: string | null;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry a Failed or Waiting delivery, with the current settings
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "push" | "event" | "return_fields" | "undo" | "delete_contact";
                            /** @enum {string} */
                            subject: "lead" | "referrer";
                            /** Format: uuid */
                            subject_id: string;
                            person: {
                                email: string;
                                first_name: string;
                                last_name: string;
                            };
                            /** Format: uuid */
                            campaign_id: string;
                            cause: string;
                            operation_id: string | null;
                            action: ("create_lead" | "create_user" | "create_contact") | null;
                            /** @enum {string} */
                            state: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
                            failure: ("retry_later" | "reconnect" | "fix_data") | null;
                            outcome: string | null;
                            planned: {
                                field: string;
                                label: string;
                                value: unknown;
                            }[];
                            left_out: {
                                /** @enum {string} */
                                what: "value" | "company" | "label" | "note";
                                field: string | null;
                                label: string;
                                value: unknown;
                                why: string;
                            }[];
                            contact_id: string | null;
                            contact_url: string | null;
                            attempts: number;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            next_attempt_at: string | null;
                            actions: {
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                undo: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an undo of a delivery would do now; the contact is read, nothing is written
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            does: "put_back" | "archive" | "refuse" | "nothing";
                            message: string;
                            fields: {
                                attribute: string;
                                label: string;
                                now: unknown;
                                back: unknown;
                            }[];
                            stays: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Undo a delivery, unless its values were changed since; answers with the delivery of the undo
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "push" | "event" | "return_fields" | "undo" | "delete_contact";
                            /** @enum {string} */
                            subject: "lead" | "referrer";
                            /** Format: uuid */
                            subject_id: string;
                            person: {
                                email: string;
                                first_name: string;
                                last_name: string;
                            };
                            /** Format: uuid */
                            campaign_id: string;
                            cause: string;
                            operation_id: string | null;
                            action: ("create_lead" | "create_user" | "create_contact") | null;
                            /** @enum {string} */
                            state: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
                            failure: ("retry_later" | "reconnect" | "fix_data") | null;
                            outcome: string | null;
                            planned: {
                                field: string;
                                label: string;
                                value: unknown;
                            }[];
                            left_out: {
                                /** @enum {string} */
                                what: "value" | "company" | "label" | "note";
                                field: string | null;
                                label: string;
                                value: unknown;
                                why: string;
                            }[];
                            contact_id: string | null;
                            contact_url: string | null;
                            attempts: number;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            next_attempt_at: string | null;
                            actions: {
                                retry: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                undo: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Back-fills and undos, newest first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    campaign_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                /** @enum {string} */
                                kind: "back_fill" | "undo";
                                tab: ("leads" | "referrers") | null;
                                undone_operation_id: string | null;
                                /** @enum {string} */
                                state: "Running" | "Paused" | "Done" | "Cancelled";
                                note: string | null;
                                started_by: string;
                                /** Format: date-time */
                                started_at: string;
                                ended_at: string | null;
                                progress: {
                                    total: number;
                                    done: number;
                                    skipped: number;
                                    failed: number;
                                    open: number;
                                    percent: number | null;
                                    per_minute: number | null;
                                    seconds_left: number | null;
                                };
                                actions: {
                                    pause: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    resume: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    cancel: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                    undo: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Start a back-fill of a tab, or the undo of a back-fill
         * @description Needs the scope `write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "back_fill";
                        /** Format: uuid */
                        campaign_id: string;
                        /** @enum {string} */
                        tab: "leads" | "referrers";
                    } | {
                        /** @enum {string} */
                        kind: "undo";
                        /** Format: uuid */
                        operation_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            /** @enum {string} */
                            kind: "back_fill" | "undo";
                            tab: ("leads" | "referrers") | null;
                            undone_operation_id: string | null;
                            /** @enum {string} */
                            state: "Running" | "Paused" | "Done" | "Cancelled";
                            note: string | null;
                            started_by: string;
                            /** Format: date-time */
                            started_at: string;
                            ended_at: string | null;
                            progress: {
                                total: number;
                                done: number;
                                skipped: number;
                                failed: number;
                                open: number;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            actions: {
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                undo: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-operations/unsent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many people of a tab were never sent, and why
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query: {
                    campaign_id: string;
                    tab: "leads" | "referrers";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            reasons: {
                                reason: string;
                                message: string;
                                count: number;
                            }[];
                            obstacle: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One operation with its progress
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            /** @enum {string} */
                            kind: "back_fill" | "undo";
                            tab: ("leads" | "referrers") | null;
                            undone_operation_id: string | null;
                            /** @enum {string} */
                            state: "Running" | "Paused" | "Done" | "Cancelled";
                            note: string | null;
                            started_by: string;
                            /** Format: date-time */
                            started_at: string;
                            ended_at: string | null;
                            progress: {
                                total: number;
                                done: number;
                                skipped: number;
                                failed: number;
                                open: number;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            actions: {
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                undo: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-operations/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What undoing an operation would restore, if nothing was changed since
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            put_back: number;
                            archive: number;
                            tags: number;
                            notes: number;
                            first: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-operations/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause an operation; deliveries in flight still finish
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            /** @enum {string} */
                            kind: "back_fill" | "undo";
                            tab: ("leads" | "referrers") | null;
                            undone_operation_id: string | null;
                            /** @enum {string} */
                            state: "Running" | "Paused" | "Done" | "Cancelled";
                            note: string | null;
                            started_by: string;
                            /** Format: date-time */
                            started_at: string;
                            ended_at: string | null;
                            progress: {
                                total: number;
                                done: number;
                                skipped: number;
                                failed: number;
                                open: number;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            actions: {
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                undo: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-operations/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a paused operation where it was
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            /** @enum {string} */
                            kind: "back_fill" | "undo";
                            tab: ("leads" | "referrers") | null;
                            undone_operation_id: string | null;
                            /** @enum {string} */
                            state: "Running" | "Paused" | "Done" | "Cancelled";
                            note: string | null;
                            started_by: string;
                            /** Format: date-time */
                            started_at: string;
                            ended_at: string | null;
                            progress: {
                                total: number;
                                done: number;
                                skipped: number;
                                failed: number;
                                open: number;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            actions: {
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                undo: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-operations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an operation; what it has sent stays sent
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            /** @enum {string} */
                            kind: "back_fill" | "undo";
                            tab: ("leads" | "referrers") | null;
                            undone_operation_id: string | null;
                            /** @enum {string} */
                            state: "Running" | "Paused" | "Done" | "Cancelled";
                            note: string | null;
                            started_by: string;
                            /** Format: date-time */
                            started_at: string;
                            ended_at: string | null;
                            progress: {
                                total: number;
                                done: number;
                                skipped: number;
                                failed: number;
                                open: number;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            actions: {
                                pause: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                resume: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                cancel: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                                undo: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When webhooks, polling and drift checks last reported, what comes next, and what differs
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    campaign_id?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            last_live_change_at: string | null;
                            polling: {
                                last_finished_at: string | null;
                                next_at: string | null;
                                running: boolean;
                                trouble: string | null;
                                missed_by_webhooks: {
                                    count: number;
                                    /** Format: date-time */
                                    since: string;
                                } | null;
                            };
                            check: {
                                last: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    cause: "nightly" | "asked" | "reconnected";
                                    asked_by: {
                                        name: string;
                                    };
                                    /** @enum {string} */
                                    state: "Running" | "Done" | "Stopped";
                                    progress: {
                                        done: number;
                                        total: number;
                                        percent: number | null;
                                        per_minute: number | null;
                                        seconds_left: number | null;
                                    };
                                    calls: number;
                                    outcome: string | null;
                                    /** Format: date-time */
                                    started_at: string;
                                    finished_at: string | null;
                                } | null;
                                running: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    cause: "nightly" | "asked" | "reconnected";
                                    asked_by: {
                                        name: string;
                                    };
                                    /** @enum {string} */
                                    state: "Running" | "Done" | "Stopped";
                                    progress: {
                                        done: number;
                                        total: number;
                                        percent: number | null;
                                        per_minute: number | null;
                                        seconds_left: number | null;
                                    };
                                    calls: number;
                                    outcome: string | null;
                                    /** Format: date-time */
                                    started_at: string;
                                    finished_at: string | null;
                                } | null;
                                next_at: string | null;
                            };
                            drift: {
                                rows: number;
                                people: number;
                                changed_there: number;
                            };
                            last_outage: {
                                /** Format: uuid */
                                id: string;
                                sentence: string;
                                /** Format: date-time */
                                began_at: string;
                                /** Format: date-time */
                                ended_at: string;
                                /** @enum {string} */
                                state: "Working" | "Done";
                                finished_at: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check all contacts now; answers the running check when there is one
         * @description Needs the scope `write`.
         */
        post: {
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
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            cause: "nightly" | "asked" | "reconnected";
                            asked_by: {
                                name: string;
                            };
                            /** @enum {string} */
                            state: "Running" | "Done" | "Stopped";
                            progress: {
                                done: number;
                                total: number;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            calls: number;
                            outcome: string | null;
                            /** Format: date-time */
                            started_at: string;
                            finished_at: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the last check found different, newest first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    search?: string;
                    campaign_id?: string;
                    kind?: "value" | "return_field" | "gone" | "unlinked" | "unqualified";
                    changed_there?: "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                /** @enum {string} */
                                subject: "lead" | "referrer";
                                /** Format: uuid */
                                subject_id: string;
                                name: string;
                                email: string;
                                contact_id: string;
                                contact_url: string;
                                /** @enum {string} */
                                kind: "value" | "return_field" | "gone" | "unlinked" | "unqualified";
                                attribute: string;
                                label: string;
                                expected: string | number | boolean | null;
                                found: string | number | boolean | null;
                                changed_there: boolean;
                                sentence: string;
                                repair: string | null;
                                /** Format: date-time */
                                since: string;
                                actions: {
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/drift.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a CSV file
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    search?: string;
                    campaign_id?: string;
                    kind?: "value" | "return_field" | "gone" | "unlinked" | "unqualified";
                    changed_there?: "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/repairs/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a repair would write, and which values changed in Intercom it would overwrite
         * @description Needs the scope `read`.
         */
        post: {
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
                        ids?: string[];
                        /** Format: uuid */
                        campaign_id?: string;
                        /** @enum {string} */
                        kind?: "value" | "return_field" | "gone" | "unlinked" | "unqualified";
                        search?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: number;
                            changed: number;
                            overwritten: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                /** @enum {string} */
                                subject: "lead" | "referrer";
                                /** Format: uuid */
                                subject_id: string;
                                name: string;
                                email: string;
                                contact_id: string;
                                contact_url: string;
                                /** @enum {string} */
                                kind: "value" | "return_field" | "gone" | "unlinked" | "unqualified";
                                attribute: string;
                                label: string;
                                expected: string | number | boolean | null;
                                found: string | number | boolean | null;
                                changed_there: boolean;
                                sentence: string;
                                repair: string | null;
                                /** Format: date-time */
                                since: string;
                                actions: {
                                    repair: {
                                        allowed: boolean;
                                        reason: string | null;
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/repairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write what differs again, with the current settings
         * @description Needs the scope `write`.
         */
        post: {
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
                        ids?: string[];
                        /** Format: uuid */
                        campaign_id?: string;
                        /** @enum {string} */
                        kind?: "value" | "return_field" | "gone" | "unlinked" | "unqualified";
                        search?: string;
                        /** @default false */
                        overwrite?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "Running" | "Done";
                            asked_by: {
                                name: string;
                            };
                            progress: {
                                done: number;
                                total: number;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            left_alone: number;
                            /** Format: date-time */
                            created_at: string;
                            finished_at: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/repairs/last": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last repair, with its progress; null before the first
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            repair: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "Running" | "Done";
                                asked_by: {
                                    name: string;
                                };
                                progress: {
                                    done: number;
                                    total: number;
                                    percent: number | null;
                                    per_minute: number | null;
                                    seconds_left: number | null;
                                };
                                left_alone: number;
                                /** Format: date-time */
                                created_at: string;
                                finished_at: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/repairs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A repair with its progress
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "Running" | "Done";
                            asked_by: {
                                name: string;
                            };
                            progress: {
                                done: number;
                                total: number;
                                percent: number | null;
                                per_minute: number | null;
                                seconds_left: number | null;
                            };
                            left_alone: number;
                            /** Format: date-time */
                            created_at: string;
                            finished_at: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/outage-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Outages of the connection, newest first
         * @description Needs the scope `read`.
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                sentence: string;
                                /** Format: date-time */
                                began_at: string;
                                /** Format: date-time */
                                ended_at: string;
                                /** @enum {string} */
                                state: "Working" | "Done";
                                finished_at: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outage-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was recovered after an outage
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    campaign_id?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            sentence: string;
                            /** Format: date-time */
                            began_at: string;
                            /** Format: date-time */
                            ended_at: string;
                            /** @enum {string} */
                            state: "Working" | "Done";
                            finished_at: string | null;
                            recovered: {
                                leads_qualified: number;
                                values_changed: number;
                                contacts_linked: number;
                                deliveries_sent: number;
                            };
                            not_sent: {
                                leads: number;
                                referrers: number;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outage-reports/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Each thing that was recovered, oldest first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "lead.qualified" | "contact.changed" | "contact.linked" | "delivery.sent";
                                campaign_id: string | null;
                                lead_id: string | null;
                                referrer_id: string | null;
                                name: string;
                                email: string;
                                title: string;
                                detail: string | null;
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, newest first
         * @description What concerns the accounts of teammates is for owners, and for keys with the scope `settings`, which see names of teammates as well.
         *
         *     Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: number;
                    campaign_id?: string;
                    lead_id?: string;
                    type?: "workspace.created" | "session.started" | "session.ended" | "sign_in.refused" | "password.changed" | "password.reset" | "second_factor.switched_on" | "second_factor.switched_off" | "recovery_codes.renewed" | "api_key.created" | "api_key.revoked" | "invitation.created" | "invitation.revoked" | "invitation.accepted" | "teammate.role_changed" | "teammate.removed" | "reset_link.created" | "account.changed" | "campaign.created" | "campaign.changed" | "campaign.launched" | "campaign.paused" | "referrer.joined" | "referrer.changed" | "referrer.link_requested" | "mail.sent" | "mail.failed" | "link.paused" | "link.resumed" | "lead.joined" | "lead.changed" | "lead.held" | "lead.released" | "lead.refused" | "lead.qualification_met" | "lead.referred_again" | "lead.qualified" | "lead.unqualified" | "lead.qualification_declined" | "reward_rule.saved" | "reward.created" | "reward.review_needed" | "reward.confirmed" | "reward.withheld" | "reward.issued" | "reward.cancelled" | "reward.revived" | "reward.kept" | "connection.connected" | "connection.needs_attention" | "connection.disconnected" | "campaign.connection_chosen" | "intercom_app.saved" | "intercom_app.removed" | "alert_settings.saved" | "integration.saved" | "integration.owner_chosen" | "attribute.created" | "delivery.planned" | "delivery.retried" | "delivery.sent" | "delivery.skipped" | "delivery.waiting" | "delivery.failed" | "deliveries.retried" | "delivery.undo_asked" | "run.started" | "run.paused" | "run.resumed" | "run.cancelled" | "run.done" | "import.created" | "import.rehearsed" | "import.started" | "import.paused" | "import.resumed" | "import.finished" | "import.failed" | "import.cancelled" | "import.person_left" | "import.person_decided" | "contact.linked" | "contact.changed" | "contact.state_changed" | "contact.erased" | "person.erased" | "erasure.dismissed" | "erasure_settings.saved" | "retention.applied";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                type: string;
                                campaign_id: string | null;
                                referrer_id: string | null;
                                lead_id: string | null;
                                reward_id: string | null;
                                actor: {
                                    kind: string;
                                    id: string | null;
                                    name: string;
                                };
                                evidence: {
                                    [key: string]: unknown;
                                };
                                rule_version: number | null;
                                /** Format: date-time */
                                occurred_at: string;
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Enrolments, referred leads, qualification rate and issued rewards
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query?: {
                    campaign_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            enrolments: number;
                            referred_leads: number;
                            qualified_leads: number;
                            leads_on_hold: number;
                            qualification_rate: number | null;
                            issued_rewards: {
                                count: number;
                                money: {
                                    minor: number;
                                    currency: string;
                                }[];
                            };
                            due_rewards: {
                                count: number;
                                money: {
                                    minor: number;
                                    currency: string;
                                }[];
                            };
                            link_visits: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What failed in a campaign and waits for a person, the worst first
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query: {
                    campaign_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                            items: {
                                /** @enum {string} */
                                code: "rule_attribute_gone" | "fix_data" | "given_up";
                                count: number;
                                sentence: string;
                                /** Format: date-time */
                                since: string;
                                /** @enum {string} */
                                action: "settings" | "deliveries";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is still to do before a campaign runs automatically, from real data
         * @description Needs the scope `read`.
         */
        get: {
            parameters: {
                query: {
                    campaign_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                label: string;
                                done: boolean;
                                hint: string;
                                href: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys, newest first
         * @description For signed-in people only. Of people, owners only.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                start: string;
                                scopes: ("read" | "write" | "settings" | "money")[];
                                /** Format: date-time */
                                created_at: string;
                                last_used_at: string | null;
                                expires_at: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Create an API key; the key itself is shown only in this answer
         * @description For signed-in people only. Of people, owners only.
         */
        post: {
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
                        /**
                         * @default [
                         *       "read",
                         *       "write"
                         *     ]
                         */
                        scopes?: ("read" | "write" | "settings" | "money")[];
                        expires_at?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            start: string;
                            scopes: ("read" | "write" | "settings" | "money")[];
                            /** Format: date-time */
                            created_at: string;
                            last_used_at: string | null;
                            expires_at: string | null;
                            key: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
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
         * Revoke an API key
         * @description For signed-in people only. Of people, owners only.
         */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
