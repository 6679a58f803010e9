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
                            user: {
                                id: string;
                                name: string;
                                email: string;
                            } | null;
                            workspace: {
                                id: string;
                                name: string;
                            } | null;
                            practice_intercom_url: string | null;
                            version: string;
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
                            user: {
                                id: string;
                                name: string;
                                email: string;
                            } | null;
                            workspace: {
                                id: string;
                                name: string;
                            } | null;
                            practice_intercom_url: string | null;
                            version: string;
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
                        email: string;
                        password: string;
                        workspace_name: string;
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
                            user: {
                                id: string;
                                name: string;
                                email: string;
                            } | null;
                            workspace: {
                                id: string;
                                name: string;
                            } | null;
                            practice_intercom_url: string | null;
                            version: string;
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
        /** All campaigns, newest first */
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
                                /** Format: date-time */
                                created_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Create a campaign */
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
                            /** Format: date-time */
                            created_at: string;
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
        /** Start with a sample campaign */
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
                            /** Format: date-time */
                            created_at: string;
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
        /** One campaign */
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
                            /** Format: date-time */
                            created_at: string;
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
        /** Change name and offers */
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
                            /** Format: date-time */
                            created_at: string;
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
        /** Launch a campaign */
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
                            /** Format: date-time */
                            created_at: string;
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
        /** Pause a campaign */
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
                            /** Format: date-time */
                            created_at: string;
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
        /** Reward rules of a campaign, as they hold now */
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
                                amount: {
                                    minor: number;
                                    currency: string;
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
        /** Save a reward rule as a new version */
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
                        amount: {
                            minor: number;
                            currency: string;
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
                            amount: {
                                minor: number;
                                currency: string;
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
        /** Referrers, newest first; search looks at name, e-mail and code */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    search?: string;
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
                                email: string;
                                first_name: string;
                                last_name: string;
                                phone: string;
                                source: string;
                                code: string;
                                /** Format: uri */
                                link: string;
                                referrals_count: number;
                                qualified_count: number;
                                /** Format: date-time */
                                joined_at: string;
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Enrol a referrer; somebody already enrolled keeps their link and is answered with 200 */
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
                            source: string;
                            code: string;
                            /** Format: uri */
                            link: string;
                            referrals_count: number;
                            qualified_count: number;
                            /** Format: date-time */
                            joined_at: string;
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
                            source: string;
                            code: string;
                            /** Format: uri */
                            link: string;
                            referrals_count: number;
                            qualified_count: number;
                            /** Format: date-time */
                            joined_at: string;
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
        /** One referrer */
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
                            source: string;
                            code: string;
                            /** Format: uri */
                            link: string;
                            referrals_count: number;
                            qualified_count: number;
                            /** Format: date-time */
                            joined_at: string;
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
    "/api/v1/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads, newest first; search looks at name, e-mail and code */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    search?: string;
                    campaign_id?: string;
                    state?: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
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
                                source: string;
                                /** @enum {string} */
                                state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                                /** Format: date-time */
                                joined_at: string;
                                /** Format: date-time */
                                state_changed_at: string;
                            }[];
                            next_cursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a lead by referral code; the first referrer keeps a lead that exists (200) */
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
                        email: string;
                        /** @default  */
                        first_name?: string;
                        /** @default  */
                        last_name?: string;
                        /** @default  */
                        phone?: string;
                        /** Format: uuid */
                        campaign_id: string;
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
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
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
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
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
        /** One lead, what may be done with it, and why it is where it is */
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
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
                            actions: {
                                qualify: {
                                    allowed: boolean;
                                    reason: string | null;
                                };
                            };
                            qualification: {
                                status: string;
                                sentence: string;
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
    "/api/v1/leads/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a lead, oldest first */
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
        /** Qualify a lead by hand */
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
                            source: string;
                            /** @enum {string} */
                            state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
                            /** Format: date-time */
                            joined_at: string;
                            /** Format: date-time */
                            state_changed_at: string;
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
    "/api/v1/rewards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rewards, newest first; search looks at recipient and lead */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    search?: string;
                    campaign_id?: string;
                    state?: "On hold" | "Needs review" | "Due" | "Sending" | "Issued" | "Failed" | "Cancelled";
                    lead_id?: string;
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
                                rule_version: number;
                                /** Format: date-time */
                                created_at: string;
                                issued_at: string | null;
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
        /** One reward */
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
                            rule_version: number;
                            /** Format: date-time */
                            created_at: string;
                            issued_at: string | null;
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
    "/api/v1/rewards/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a Due reward was given */
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
                            rule_version: number;
                            /** Format: date-time */
                            created_at: string;
                            issued_at: string | null;
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
        /** Connections, newest first */
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
                                provider: "intercom";
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
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
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
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
        /** Disconnect; the settings of campaigns stay */
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
    "/api/v1/connections/{id}/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attributes of contacts, read from Intercom now */
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
                                type: "string" | "integer" | "float" | "boolean" | "date" | "options";
                                options: string[] | null;
                                custom: boolean;
                                writable: boolean;
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
    "/api/v1/campaigns/{id}/integrations/intercom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The Intercom panel of a campaign */
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
                            available: boolean;
                            connection: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                provider: "intercom";
                                /** @enum {string} */
                                state: "Connected" | "Needs attention" | "Not connected";
                                practice: boolean;
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
                                /** Format: date-time */
                                connected_at: string;
                                connected_by: {
                                    name: string;
                                } | null;
                            } | null;
                            tabs: {
                                leads: {
                                    version: number;
                                    settings: {
                                        /** @enum {string} */
                                        action: "nothing" | "create_lead" | "create_user";
                                        mapping: {
                                            /** @enum {string} */
                                            type: "dynamic" | "fixed";
                                            from: string;
                                            to: string;
                                        }[];
                                        /** @enum {string} */
                                        duplicates: "skip" | "update";
                                        qualification: {
                                            /** @enum {string} */
                                            method: "none" | "attribute";
                                            property: string | null;
                                            target: string | null;
                                        } | null;
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
                                        action: "nothing" | "create_lead" | "create_user";
                                        mapping: {
                                            /** @enum {string} */
                                            type: "dynamic" | "fixed";
                                            from: string;
                                            to: string;
                                        }[];
                                        /** @enum {string} */
                                        duplicates: "skip" | "update";
                                        qualification: {
                                            /** @enum {string} */
                                            method: "none" | "attribute";
                                            property: string | null;
                                            target: string | null;
                                        } | null;
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
                                    sample: string;
                                }[];
                                referrers: {
                                    key: string;
                                    label: string;
                                    group: string;
                                    sample: string;
                                }[];
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
    "/api/v1/campaigns/{id}/integrations/intercom/{tab}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save a tab of the Intercom panel as a new version */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tab: "leads" | "referrers";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        action: "nothing" | "create_lead" | "create_user";
                        mapping: {
                            /** @enum {string} */
                            type: "dynamic" | "fixed";
                            from: string;
                            to: string;
                        }[];
                        /** @enum {string} */
                        duplicates: "skip" | "update";
                        qualification: {
                            /** @enum {string} */
                            method: "none" | "attribute";
                            property: string | null;
                            target: string | null;
                        } | null;
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
                                action: "nothing" | "create_lead" | "create_user";
                                mapping: {
                                    /** @enum {string} */
                                    type: "dynamic" | "fixed";
                                    from: string;
                                    to: string;
                                }[];
                                /** @enum {string} */
                                duplicates: "skip" | "update";
                                qualification: {
                                    /** @enum {string} */
                                    method: "none" | "attribute";
                                    property: string | null;
                                    target: string | null;
                                } | null;
                            };
                            setup_required: boolean;
                            problems: {
                                path: string;
                                sentence: string;
                            }[];
                            saved_at: string | null;
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
    "/api/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    campaign_id?: string;
                    state?: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
                    subject_id?: string;
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
                                subject: "lead" | "referrer";
                                /** Format: uuid */
                                subject_id: string;
                                /** Format: uuid */
                                campaign_id: string;
                                cause: string;
                                /** @enum {string} */
                                action: "create_lead" | "create_user";
                                /** @enum {string} */
                                state: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
                                failure: ("retry_later" | "reconnect" | "fix_data") | null;
                                outcome: string | null;
                                planned: {
                                    field: string;
                                    value: unknown;
                                }[];
                                contact_id: string | null;
                                contact_url: string | null;
                                attempts: number;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                next_attempt_at: string | null;
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
    "/api/v1/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a Failed or Waiting delivery again, with the settings as they are now */
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
                            subject: "lead" | "referrer";
                            /** Format: uuid */
                            subject_id: string;
                            /** Format: uuid */
                            campaign_id: string;
                            cause: string;
                            /** @enum {string} */
                            action: "create_lead" | "create_user";
                            /** @enum {string} */
                            state: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
                            failure: ("retry_later" | "reconnect" | "fix_data") | null;
                            outcome: string | null;
                            planned: {
                                field: string;
                                value: unknown;
                            }[];
                            contact_id: string | null;
                            contact_url: string | null;
                            attempts: number;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            next_attempt_at: string | null;
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
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: number;
                    campaign_id?: string;
                    lead_id?: string;
                    type?: "workspace.created" | "campaign.created" | "campaign.changed" | "campaign.launched" | "campaign.paused" | "referrer.joined" | "lead.joined" | "lead.referred_again" | "lead.qualified" | "lead.qualification_declined" | "reward_rule.saved" | "reward.created" | "reward.issued" | "connection.connected" | "connection.needs_attention" | "connection.disconnected" | "integration.saved" | "delivery.planned" | "delivery.retried" | "delivery.sent" | "delivery.skipped" | "delivery.waiting" | "delivery.failed" | "contact.linked" | "contact.changed";
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
        /** Enrolments, referred leads, qualification rate and issued rewards */
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
    "/api/v1/reports/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is still to do before a campaign runs by itself, from real data */
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
                                href: string;
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
        /** API keys, newest first */
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
                                /** Format: date-time */
                                created_at: string;
                                last_used_at: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Create an API key; the key itself is shown only in this answer */
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
                            id: string;
                            name: string;
                            start: string;
                            /** Format: date-time */
                            created_at: string;
                            last_used_at: string | null;
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
        /** Revoke an API key */
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
