// Generated from the gateway's schemas. DO NOT EDIT.
export interface paths {
    "/counters/{id}/calendar-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The address of a counter’s iCalendar feed: whoever has it may read when visits are, not whose
         * @description Roles: officer, supervisor, admin
         */
        get: operations["getCountersIdCalendarFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find procedures while one types: accents or none, abbreviations, small typing errors */
        get: operations["getProcedures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/procedure-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The fields that there are procedures of, those with most procedures first */
        get: operations["getProcedureFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/procedures/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One procedure: checklist, fee, time, channels with the best first */
        get: operations["getProceduresCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Offices, nearest first; a unit by code or name, of today or of the past */
        get: operations["getOffices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One office */
        get: operations["getOfficesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative units, those of the past with what they have become */
        get: operations["getUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hotlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published hotlines of a unit and those above it */
        get: operations["getHotlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find published articles while one types
         * @description Roles: agent, officer, supervisor, admin, system
         */
        get: operations["getArticles"];
        put?: never;
        /**
         * Write a new article, as a draft; its id is made of its title
         * @description Roles: officer, admin
         */
        post: operations["postArticles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One article: the newest version for its editors, the published one for others
         * @description Roles: agent, officer, supervisor, admin, system
         */
        get: operations["getArticlesId"];
        /**
         * Write a new version, as a draft; one that says the same makes none
         * @description Roles: officer, admin
         */
        put: operations["putArticlesId"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review, return, publish or retire a version; authors may not review their own
         * @description Roles: officer, admin
         */
        post: operations["postArticlesIdDecisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, when and why, newest first
         * @description Roles: officer, admin
         */
        get: operations["getArticlesIdHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed between two versions, field by field, word by word
         * @description Roles: officer, admin
         */
        get: operations["getArticlesIdDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/editor/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The articles that one looks after, those due for review first
         * @description Roles: officer, admin
         */
        get: operations["getEditorArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missed-searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was looked for and not found, most often first; nothing personal is kept
         * @description Roles: officer, supervisor, admin
         */
        get: operations["getMissedSearches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missed-searches/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a search off the list; with a procedure, it is found by these words from now on
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postMissedSearchesResolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/searches/unchosen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing of what was found was chosen; told by the pages, kept only where it is nobody’s */
        post: operations["postSearchesUnchosen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/synonyms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Words that editors have given to procedures
         * @description Roles: officer, supervisor, admin
         */
        get: operations["getSynonyms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/procedures/{code}/synonyms/{words}": {
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
         * Take a word from a procedure
         * @description Roles: officer, supervisor, admin
         */
        delete: operations["deleteProceduresCodeSynonymsWords"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/csv/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All rows of a kind as a sheet, as the import takes it
         * @description Roles: admin, system
         */
        get: operations["getExportsCsvKind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/csv/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import rows from a sheet, with a report on every row; one is refused, and nothing is imported
         * @description Roles: admin, system
         */
        post: operations["postImportsCsvKind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/json/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All rows of a kind as JSON, as the import takes it
         * @description Roles: admin, system
         */
        get: operations["getExportsJsonKind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/json/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import rows from JSON, with a report on every row; one is refused, and nothing is imported
         * @description Roles: admin, system
         */
        post: operations["postImportsJsonKind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Slots with a free place at an office, earliest first */
        get: operations["getSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a place for five minutes while a form is filled in; for a call, as long as that lasts */
        post: operations["postHolds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Give a held place back */
        delete: operations["deleteHoldsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book a place, or turn a hold into an appointment */
        post: operations["postAppointments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One appointment; a citizen proves it with the phone number (header X-Phone-Proof) */
        get: operations["getAppointmentsCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move to another slot; the old place is kept until the new one is sure */
        post: operations["postAppointmentsCodeMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel; the place is free for others at once */
        post: operations["postAppointmentsCodeCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The appointment for a calendar (iCalendar) */
        get: operations["getAppointmentsCodeCalendarIcs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waitlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The line of an office, first come first, with every step
         * @description Roles: agent, officer, supervisor, admin
         */
        get: operations["getWaitlist"];
        put?: never;
        /** Get in line for a place that becomes free */
        post: operations["postWaitlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waitlist/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One place in line; proven with the phone number, or the key of an offer (header X-Phone-Proof) */
        get: operations["getWaitlistCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waitlist/{code}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book the place that is held for it */
        post: operations["postWaitlistCodeAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waitlist/{code}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the line; a place that was offered goes to the next */
        post: operations["postWaitlistCodeLeave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{id}/overbookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Appointments made beyond the places of their slot: who decided it, and why
         * @description Roles: officer, supervisor, admin
         */
        get: operations["getOfficesIdOverbookings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{id}/day-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The appointments of a day at an office
         * @description Roles: officer, supervisor, admin
         */
        get: operations["getOfficesIdDaySheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The citizen has come
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postAppointmentsCodeCheckIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}/fulfil": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The citizen was served
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postAppointmentsCodeFulfil"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nobody came
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postAppointmentsCodeNoShow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{id}/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change when an office is open: the whole week, and the days that differ from it
         * @description Roles: officer, admin
         */
        put: operations["putOfficesIdHours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which papers a visit has, lacks or was let off; a citizen proves it with the phone number */
        get: operations["getAppointmentsCodeReadiness"];
        put?: never;
        /** Tick papers, or say that everything is ready; staff may waive, with a reason */
        post: operations["postAppointmentsCodeReadiness"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}/send-home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The citizen came and could not be served: papers were missing
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postAppointmentsCodeSendHome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{id}/readiness-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Visits of an office that would have been in vain, and those that were; days are included
         * @description Roles: officer, supervisor, admin
         */
        get: operations["getOfficesIdReadinessFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readiness-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same, of all offices
         * @description Roles: supervisor, admin
         */
        get: operations["getReadinessFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{id}/closures/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What closing or cutting would do, person by person; nothing is changed
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postOfficesIdClosuresPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{id}/closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Closures that are not over or of which somebody is untold, latest first
         * @description Roles: officer, supervisor, admin
         */
        get: operations["getOfficesIdClosures"];
        put?: never;
        /**
         * Close an hour, a day, a counter or the office, or cut places: everybody gets the nearest place and is told
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postOfficesIdClosures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/closures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A closure, how far it is, and everybody whom it concerns
         * @description Roles: officer, supervisor, admin
         */
        get: operations["getClosuresId"];
        put?: never;
        post?: never;
        /**
         * Open a closed time again for new bookings; who was moved stays there
         * @description Roles: officer, supervisor, admin
         */
        delete: operations["deleteClosuresId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/closures/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a closure: who was not told yet is put back, who was told stays
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postClosuresIdUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/untold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom an office’s change concerns and of whom it is not proven that they know
         * @description Roles: agent, officer, supervisor, admin
         */
        get: operations["getUntold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}/told": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody spoke to the citizen about an office’s change, or tried to
         * @description Roles: agent, officer, supervisor, admin
         */
        post: operations["postAppointmentsCodeTold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}/relocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an office changed; proof is the phone number or the key of the link (header X-Phone-Proof) */
        get: operations["getAppointmentsCodeRelocation"];
        put?: never;
        /** The citizen’s yes or no to it; no gives the place back and offers others, silence leaves it as it is */
        post: operations["postAppointmentsCodeRelocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{code}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the citizen was told, and whether it arrived
         * @description Roles: agent, officer, supervisor, admin
         */
        get: operations["getAppointmentsCodeMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a failed message again
         * @description Roles: agent, officer, supervisor, admin
         */
        post: operations["postMessagesIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Failed messages that nobody has dealt with, oldest first, and how many there are
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getMessagesFailed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how a failed message was dealt with
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postMessagesIdResolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/message-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the providers of messages do
         * @description Roles: agent, officer, supervisor, admin
         */
        get: operations["getMessageProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/message-templates/{name}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a template reads, and what an SMS of it costs with and without accents
         * @description Roles: agent, officer, supervisor, admin
         */
        get: operations["getMessageTemplatesNamePreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What telling many at once would do and cost: people, segments, price, who asked for no more, when it goes
         * @description Roles: supervisor, admin
         */
        post: operations["postCampaignsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last campaigns, latest first, and how their messages stand
         * @description Roles: supervisor, admin
         */
        get: operations["getCampaigns"];
        put?: never;
        /**
         * Tell many at once; `recipients` is how many the preview said
         * @description Roles: supervisor, admin
         */
        post: operations["postCampaigns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A campaign and how its messages stand
         * @description Roles: supervisor, admin
         */
        get: operations["getCampaignsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a campaign: what was not handed to a provider yet is not sent
         * @description Roles: supervisor, admin
         */
        post: operations["postCampaignsIdStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/centre": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lines, queues, and what may be chosen: dispositions, reasons for a break, topics
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getCentre"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ready, on a break (with a reason) or offline
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postDeskState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/web-phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The own telephone in the browser, with a new secret; asked for again before that expires. Null: there is none
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postDeskWebPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the offered call
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postOffersIdAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the caller back to the original place in the queue
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postOffersIdReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/control": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold, resume, hang up, transfer; "queue:ID", "agent:ID" or "tel:+84251..." is where to
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postCallsIdControl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/wrap-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the wrap-up with a disposition; ready afterwards unless something else is wished
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postCallsIdWrapUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/wrap-up/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * More time for the wrap-up, at most twice
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postCallsIdWrapUpExtend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/deflect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The caller is answered by an SMS checklist, a web page or another hotline
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postCallsIdDeflect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * This call to this agent next
         * @description Roles: supervisor, admin
         */
        post: operations["postCallsIdAssign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls, newest first; agents see their own
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One call with its record and to whom it was offered
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getCallsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/caller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is calling: known by the number or not, earlier contacts, every open promise
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getCallsIdCaller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Note something of a call; the fields given are written, the record is made when it is first saved
         * @description Roles: agent, supervisor, admin
         */
        put: operations["putCallsIdRecord"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/records/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One contact record
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getRecordsId"];
        /**
         * Complete a record later
         * @description Roles: agent, supervisor, admin
         */
        put: operations["putRecordsId"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records to complete, oldest first, or those of a caller
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/advice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the next call is taken in full or captured quickly, and the estimated wait
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getAdvice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call-back-windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When somebody can still be promised a call: places that exist, never more */
        get: operations["getCallBackWindows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call-backs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Call-backs, those due first
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getCallBacks"];
        put?: never;
        /** Ask to be called back, or promise it to a caller; one is open for a number and topic */
        post: operations["postCallBacks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call-backs/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One call-back; a citizen proves it with the phone number (header X-Phone-Proof) */
        get: operations["getCallBacksCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call-backs/{code}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another window; staff give the id in place of the code */
        post: operations["postCallBacksCodeReschedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call-backs/{code}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No call is wanted any more; staff give the id in place of the code */
        post: operations["postCallBacksCodeCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call-backs/{id}/attempt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a due call-back and dial: nobody else gets it
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postCallBacksIdAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call-backs/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an attempt came to; the ladder decides what follows
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postCallBacksIdSettle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures of a time, in rows as asked for; every denominator is named
         * @description Roles: supervisor, admin
         */
        get: operations["getFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a table for a spreadsheet
         * @description Roles: supervisor, admin
         */
        get: operations["getFiguresCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agents and what each does now
         * @description Roles: supervisor, admin
         */
        get: operations["getAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the state of an agent who forgot to
         * @description Roles: supervisor, admin
         */
        post: operations["postAgentsIdState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/{id}/whisper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A note on the agent’s desk, which the caller does not see
         * @description Roles: supervisor, admin
         */
        post: operations["postAgentsIdWhisper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recorded conversations, newest first, and who listened to each
         * @description Roles: supervisor, admin
         */
        get: operations["getRecordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recordings/{id}/sound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listen to a recording; who does is noted
         * @description Roles: supervisor, admin
         */
        get: operations["getRecordingsIdSound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{id}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The duty shifts of some days
         * @description Roles: agent, officer, supervisor, admin
         */
        get: operations["getOfficesIdRoster"];
        /**
         * Replace the duty shifts of some days
         * @description Roles: officer, supervisor, admin
         */
        put: operations["putOfficesIdRoster"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What lies with an office, due first; the hotline sees all
         * @description Roles: agent, officer, supervisor, admin
         */
        get: operations["getReferrals"];
        put?: never;
        /** Refer a question to whoever answers for it; its deadline is fixed at once */
        post: operations["postReferrals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One referral: staff in full; a citizen proves it with the phone number (header X-Phone-Proof) */
        get: operations["getReferralsCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/call-backs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What calls were promised about a referral, newest first: for the citizen, with proof */
        get: operations["getReferralsCodeCallBacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was asked of the citizen has come: from the citizen, with proof, or through staff */
        post: operations["postReferralsCodeResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Not content, or not carried out: a new round with a deadline of its own */
        post: operations["postReferralsCodeReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take it to one’s desk
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postReferralsCodeAcknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer it, once
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postReferralsCodeAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referral-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same answer to many; each is answered or refused by itself
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postReferralAnswers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Not ours: to the office whose it is, or back to the hotline’s desk
         * @description Roles: agent, officer, supervisor, admin
         */
        post: operations["postReferralsCodeReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/ask-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the citizen for something; the clock stands still meanwhile
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postReferralsCodeAskBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a partial referral and send it
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postReferralsCodeSend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/explained": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The citizen knows the answer
         * @description Roles: agent, supervisor, admin
         */
        post: operations["postReferralsCodeExplained"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nothing more follows
         * @description Roles: agent, officer, supervisor, admin
         */
        post: operations["postReferralsCodeClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It asks what another asks: that one’s answer counts for both
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postReferralsCodeDuplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/delay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Why it is late, and the day that is promised instead
         * @description Roles: officer, supervisor, admin
         */
        post: operations["postReferralsCodeDelay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach a file (PDF, PNG, JPEG, DOCX, XLSX)
         * @description Roles: agent, officer, supervisor, admin
         */
        post: operations["postReferralsCodeAttachments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{code}/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file, to be kept, never shown in the page */
        get: operations["getReferralsCodeAttachmentsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referral-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Referred, answered, on time, overdue, by office and topic; windows of the post, kept and broken
         * @description Roles: officer, supervisor, admin
         */
        get: operations["getReferralFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referral-figures.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same of referrals as a table for a spreadsheet
         * @description Roles: officer, supervisor, admin
         */
        get: operations["getReferralFiguresCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/routing/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would happen to this question now, or at an instant, and why; nothing is changed
         * @description Roles: agent, officer, supervisor, admin
         */
        post: operations["postRoutingDecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/routing/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rules in force, or those of an earlier version
         * @description Roles: agent, officer, supervisor, admin
         */
        get: operations["getRoutingRules"];
        /**
         * Publish a new version of all rules; what was decided before stays as it was decided
         * @description Roles: supervisor, admin
         */
        put: operations["putRoutingRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/routing/rule-versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who published which version, newest first
         * @description Roles: agent, officer, supervisor, admin
         */
        get: operations["getRoutingRuleVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Systems that are told of events, and how they do
         * @description Roles: admin, system
         */
        get: operations["getWebhooks"];
        put?: never;
        /**
         * Tell a system of events from now on: signed as Standard Webhooks, CloudEvents in JSON
         * @description Roles: admin, system
         */
        post: operations["postWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A webhook and how it does
         * @description Roles: admin, system
         */
        get: operations["getWebhooksId"];
        /**
         * Change where and of what it is told
         * @description Roles: admin, system
         */
        put: operations["putWebhooksId"];
        post?: never;
        /**
         * Tell it nothing more; what waits is forgotten
         * @description Roles: admin, system
         */
        delete: operations["deleteWebhooksId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause it, or wake it, also after it was disabled: what has waited is sent
         * @description Roles: admin, system
         */
        post: operations["postWebhooksIdActive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new secret; the one before signs as well for a day
         * @description Roles: admin, system
         */
        post: operations["postWebhooksIdSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it was told and is to be told, latest first
         * @description Roles: admin, system
         */
        get: operations["getWebhooksIdDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A delivery: what is sent, and how each try went
         * @description Roles: admin, system
         */
        get: operations["getWebhookDeliveriesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again, under the same ids: one delivery, or what happened in a time
         * @description Roles: admin, system
         */
        post: operations["postWebhooksIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post-windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a post office near a place can come */
        get: operations["getPostWindows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is under way by post, the earliest window first; the post office and the hotline see all
         * @description Roles: agent, officer, supervisor, admin, system
         */
        get: operations["getPost"];
        put?: never;
        /** Have a dossier picked up or its result brought, in a window; under a code that the citizen has already, or a new one */
        post: operations["postPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is sent under a code; a citizen proves it with the phone number (header X-Phone-Proof) */
        get: operations["getPostCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post/{code}/{kind}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it back, until it is collected */
        post: operations["postPostCodeKindCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post/{code}/{kind}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the post office did; told twice, or late, it changes nothing
         * @description Roles: officer, supervisor, admin, system
         */
        post: operations["postPostCodeKindSteps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/privacy/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who was shown, changed or was refused whose data, newest first; that somebody asks is noted as well
         * @description Roles: supervisor, admin
         */
        post: operations["postPrivacyAccesses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/privacy/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * All that is held of whoever has a number, as JSON: a list for each kind of thing, by service; noted
         * @description Roles: supervisor, admin
         */
        post: operations["postPrivacyExports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/privacy/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was erased and is being erased, and how far it is; the newest hundred
         * @description Roles: supervisor, admin
         */
        get: operations["getPrivacyErasures"];
        put?: never;
        /**
         * Erase what is held of whoever has a number, in every service; what is under way when it is over
         * @description Roles: supervisor, admin
         */
        post: operations["postPrivacyErasures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events that a consumer put aside; those that wait first, newest first
         * @description Roles: admin
         */
        get: operations["getDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/{group}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them, and what is in it
         * @description Roles: admin
         */
        get: operations["getDeadLettersGroupId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/{group}/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send it again: who took it does nothing, who put it aside takes it now
         * @description Roles: admin
         */
        post: operations["postDeadLettersGroupIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes, as it changes: events appointment, closure, readiness, message and referral (server-sent events)
         * @description Roles: agent, officer, supervisor, admin, system
         */
        get: operations["getLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The own desk as it changes (server-sent events): a full picture first, then offer, offer-ended, call, agent, whisper, and centre (lines and queues); replaced when another desk of this agent is opened
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getDeskLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wall/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The centre as it changes (server-sent events): wallboard at most four times a second, away while it cannot be seen
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getWallLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The centre now
         * @description Roles: agent, supervisor, admin
         */
        get: operations["getWallboard"];
        put?: never;
        post?: never;
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
        /** Who is signed in, and the token that commands give back in X-CSRF-Token */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where an account is signed in, newest first; one’s own when none is named
         * @description Roles: agent, officer, supervisor, admin
         */
        get: operations["getSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
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
         * End one session: its cookie opens nothing more, at no gateway
         * @description Roles: agent, officer, supervisor, admin
         */
        delete: operations["deleteSessionsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End all sessions of an account; when none is named, one’s own but this one
         * @description Roles: agent, officer, supervisor, admin
         */
        post: operations["postSessionsEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /**
             * @description Stable: programs decide by it
             * @example SLOT_FULL
             */
            reason: string;
            violations: {
                field: string;
                rule: string;
                message: string;
            }[];
            traceId?: string;
            /** @description With SLOT_FULL: the three nearest; with PLACES_FREE: the earliest */
            alternatives?: components["schemas"]["Slot"][];
            /** @description With DUPLICATE_APPOINTMENT: those that were booked from here */
            duplicates?: {
                officeId: string;
                start: string;
            }[];
            /** @description With WINDOW_FULL: the nearest */
            windows?: components["schemas"]["CallBackWindow"][];
        } & {
            [key: string]: unknown;
        };
        Slot: {
            id: string;
            officeId: string;
            scheduleId: string;
            /** @description RFC 3339 with zone */
            start: string;
            /** @description RFC 3339 with zone */
            end: string;
            free: number;
            capacity: number;
            overbooked: number;
        };
        CallBackWindow: {
            slotId: string;
            /** @description RFC 3339 with zone */
            from: string;
            /** @description RFC 3339 with zone */
            to: string;
            free: number;
        };
        ProcedureSummary: {
            code: string;
            name: string;
            field: string;
            fieldName: string;
            summary: string;
            channels: {
                counter: boolean;
                /** @enum {string} */
                online: "none" | "partial" | "full";
                onlineUrl: string | null;
                post: boolean;
            };
            checklist: {
                id: string;
                name: string;
                originals: number;
                copies: number;
                condition: string;
                form: string;
            }[];
            feeVnd: number;
            feeNote: string;
            workingDays: number;
            sample: boolean;
        };
        ProcedureField: {
            field: string;
            name: string;
            procedures: number;
        };
        Procedure: components["schemas"]["ProcedureSummary"] & {
            levels: ("province" | "district" | "commune")[];
            departmentId: string;
            legalBasis: string;
            version: number;
            counterMinutes: number;
            keywords: string[];
            advice: {
                /** @enum {string} */
                best: "online" | "post" | "counter";
                order: ("online" | "post" | "counter")[];
            };
        };
        Office: {
            id: string;
            /** @enum {string} */
            kind: "provincial-center" | "department" | "one-stop" | "post-office";
            name: string;
            unit: {
                code: string;
                name: string;
            };
            address: string;
            contacts: {
                /** @enum {string} */
                kind: "phone" | "email" | "website";
                value: string;
                label: string;
            }[];
            hours: {
                weekly: {
                    weekday: number;
                    intervals: {
                        opens: string;
                        closes: string;
                    }[];
                }[];
                exceptions: {
                    day: string;
                    intervals: {
                        opens: string;
                        closes: string;
                    }[];
                    reason: string;
                }[];
            };
            validFrom: string;
            validTo: string;
            location: {
                latitude: number;
                longitude: number;
            } | null;
        };
        Unit: {
            code: string;
            /** @enum {string} */
            level: "province" | "district" | "commune";
            name: string;
            fullName: string;
            validFrom: string;
            validTo: string;
            today: {
                code: string;
                fullName: string;
            }[];
        };
        Hotline: {
            id: string;
            name: string;
            number: string;
            display: string;
            unit: {
                code: string;
                name: string;
            } | null;
            officeId: string;
            hours: string;
            topic: string;
        };
        Article: {
            id: string;
            title: {
                vi: string;
                en: string;
            };
            body: {
                vi: string;
                en: string;
            };
            fields: string[];
            topics: string[];
            procedureCodes: string[];
            ownerOfficeId: string;
            ownerPersonId: string;
            reviewBy: string;
            version: number;
            /** @enum {string} */
            state: "draft" | "reviewed" | "published" | "retired";
            publishedVersion: number;
            /**
             * Format: date-time
             * @example 2026-11-25T11:00:00+07:00
             */
            changedAt: string;
            overdue: boolean;
        };
        ArticleEntry: {
            version: number;
            happened: string;
            who: string;
            /**
             * Format: date-time
             * @example 2026-11-25T11:00:00+07:00
             */
            at: string;
            why: string;
        };
        ArticleDifference: {
            field: string;
            parts: {
                /** @enum {string} */
                kind: "same" | "added" | "removed";
                text: string;
            }[];
        };
        MissedSearch: {
            query: string;
            count: number;
            unchosen: number;
            /** Format: date-time */
            lastSeen: string;
        };
        Synonym: {
            procedureCode: string;
            words: string;
            addedBy: string;
            /** Format: date-time */
            addedAt: string;
        };
        ImportReport: {
            /** @description False: nothing was, for a row was refused or this was a dry run */
            imported: boolean;
            added: number;
            changed: number;
            unchanged: number;
            refused: number;
            rows: {
                number: number;
                key: string;
                /** @enum {string} */
                outcome: "added" | "changed" | "unchanged" | "refused";
                changedFields: string[];
                faults: {
                    field: string;
                    rule: string;
                    message: string;
                }[];
            }[];
            faults: {
                field: string;
                rule: string;
                message: string;
            }[];
        };
        Hold: {
            id: string;
            slot: components["schemas"]["Slot"];
            /** @description RFC 3339 with zone */
            expiresAt: string;
        };
        Booking: components["schemas"]["Appointment"] & {
            possibleDuplicates: {
                code: string;
                office: {
                    id: string;
                    name: string;
                };
                /** @description RFC 3339 with zone */
                start: string;
            }[];
        };
        Appointment: {
            code: string;
            /** @enum {string} */
            status: "pending" | "booked" | "arrived" | "fulfilled" | "cancelled" | "noshow";
            version: number;
            slot: components["schemas"]["Slot"];
            procedure: {
                code: string;
                name: string;
            };
            office: {
                id: string;
                name: string;
                address: string;
            };
            citizen: {
                name: string;
                phone: string;
                email: string;
            };
            /** @enum {string} */
            locale: "vi" | "en";
            /** @description RFC 3339 with zone */
            bookedAt: string;
            /** @description RFC 3339 with zone */
            changedAt: string;
            reason: string;
            movedFrom: components["schemas"]["Slot"] | null;
            overbooking: {
                by: string;
                reason: string;
                /** @description RFC 3339 with zone */
                at: string;
            } | null;
        };
        WaitlistEntry: {
            code: string;
            /** @enum {string} */
            status: "waiting" | "offered" | "taken" | "passed" | "left";
            version: number;
            office: {
                id: string;
                name: string;
            };
            scheduleId: string;
            procedure: {
                code: string;
                name: string;
            };
            from: string;
            to: string;
            earliest: string;
            latest: string;
            citizen: {
                name: string;
                phone: string;
                email: string;
            };
            /** @enum {string} */
            locale: "vi" | "en";
            /** @description RFC 3339 with zone */
            joinedAt: string;
            /** @description RFC 3339 with zone */
            changedAt: string;
            ahead: number;
            offered: {
                slot: components["schemas"]["Slot"];
                /** @description RFC 3339 with zone */
                until: string;
            } | null;
            appointmentCode: string | null;
            steps: {
                version: number;
                /** @enum {string} */
                status: "waiting" | "offered" | "taken" | "passed" | "left";
                /** @enum {string} */
                cause: "citizen" | "staff" | "cancelled" | "moved" | "released" | "expired" | "passed-on" | "opened" | "no-answer" | "closed" | "over";
                /** @description RFC 3339 with zone */
                at: string;
                slotId: string;
            }[];
        };
        Closure: {
            id: string;
            officeId: string;
            /** @description null: every schedule of the office */
            scheduleId: string | null;
            /** @description How many places each slot keeps; 0 is closed */
            places: number;
            /** @description RFC 3339 with zone */
            from: string;
            /** @description null: until it is opened again */
            to: string | null;
            reason: string;
            /** @description RFC 3339 with zone */
            closedAt: string;
            /** @enum {string} */
            phase: "planning" | "held" | "moving" | "done" | "lifted";
            tellAt: string | null;
            progress: {
                planned: number;
                moved: number;
                cancelled: number;
                told: number;
                answered: number;
                /** @description Who is not proven to know: must become 0 */
                untold: number;
                /** @description Of these: whom no message reaches */
                unreached: number;
                putBack: number;
            } | null;
        };
        Readiness: {
            code: string;
            status: string;
            version: number;
            start: string;
            papers: {
                key: string;
                name: string;
                /** @description Always needed; else `condition` says when */
                required: boolean;
                condition: string;
                /** @enum {string} */
                state: "missing" | "have" | "waived";
                /**
                 * @description null while nobody has said anything
                 * @enum {string|null}
                 */
                setBy: "citizen" | "agent" | "office" | null;
                /** @description The account of the staff member, for staff */
                setById: string;
                setAt: string | null;
                /** @description Why it was waived */
                reason: string;
            }[];
            requiredMissing: number;
            ready: boolean;
            sentHome: {
                at: string;
                missing: string[];
            } | null;
        };
        ReadinessFigures: {
            /** @description Visits (an appointment at one time) that were reminded of */
            reminded: number;
            /** @description Of those, a required paper was missing at the first reminder */
            lacking: number;
            /** @description Of the lacking: everything missing was there or waived before the appointed time */
            completed: number;
            /** @description Of the lacking, not completed: moved to another time */
            moved: number;
            /** @description Of the lacking, not completed: cancelled */
            cancelled: number;
            /** @description completed + moved + cancelled: visits that would have been in vain and were not */
            saved: number;
            /** @description Visits in vain: the citizen came and was sent home for papers, reminded or not */
            sentHome: number;
        };
        ClosurePreview: {
            relocations: components["schemas"]["Relocation"][];
            people: number;
            /** @description Whom no message can reach: somebody has to call */
            withoutContact: number;
            withoutPlace: number;
            toOtherOffices: number;
        };
        Relocation: {
            appointmentCode: string;
            citizenName: string;
            from: components["schemas"]["Slot"];
            to: components["schemas"]["Slot"] | null;
            /** @enum {string} */
            state: "planned" | "proposed" | "told" | "accepted" | "refused" | "settled" | "put-back";
            /** @enum {string} */
            cause: "closed" | "booked-last" | "office";
            office: {
                id: string;
                name: string;
                address: string;
            } | null;
            contact: {
                takesSms: boolean;
                hasEmail: boolean;
            };
        };
        UntoldVisit: {
            appointment: components["schemas"]["Appointment"];
            relocation: components["schemas"]["Relocation"];
            /** @enum {string} */
            reason: "waiting" | "no-contact" | "failed" | "no-receipt";
            closureId: string | null;
            /** @description RFC 3339 with zone */
            changedAt: string;
            tries: number;
            note: string;
        };
        SeenChange: {
            relocation: components["schemas"]["Relocation"];
            reason: string;
            appointment: components["schemas"]["Appointment"];
            /** @description After a no: the nearest that are free */
            alternatives: components["schemas"]["Slot"][];
        };
        Message: {
            id: string;
            code: string;
            /** @enum {string} */
            channel: "sms" | "email" | "zalo" | "voice";
            /** @description 'change' for changes of an appointment, or another kind of notice */
            notice: string;
            template: string;
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "failed" | "suppressed";
            attempts: number;
            version: number;
            /** @description RFC 3339 with zone */
            queuedAt: string;
            /** @description RFC 3339 with zone */
            dueAt: string | null;
            /** @description RFC 3339 with zone */
            sentAt: string | null;
            /** @description RFC 3339 with zone */
            deliveredAt: string | null;
            reason: string;
            /** @description Who has it, or may have it */
            provider: string;
            /** @enum {string|null} */
            resolution: "told-by-voice" | "not-needed" | null;
            recipient: string;
        };
        MessageProvider: {
            name: string;
            /** @enum {string} */
            channel: "sms" | "zalo" | "voice";
            /** @enum {string} */
            circuit: "closed" | "open" | "half-open";
            /** @description RFC 3339 with zone */
            until: string | null;
            lastReason: string;
            perSecond: number;
        };
        RenderedMessage: {
            subject: string;
            text: string;
            html: string;
            segments: number;
            encoding: string;
            /** @description In dong */
            price: number;
            /** @description The SMS without accents */
            plainText: string;
            plainSegments: number;
            plainPrice: number;
        };
        CampaignPreview: {
            recipients: number;
            withoutPhone: number;
            withEmail: number;
            optedOut: number;
            unknown: string[];
            segments: number;
            /** @description In dong */
            price: number;
            plainSegments: number;
            plainPrice: number;
            /** @description RFC 3339 with zone */
            sendsAt: string;
            sample: string;
        };
        Campaign: {
            id: string;
            title: string;
            text: string;
            accents: boolean;
            channels: ("sms" | "email" | "zalo" | "voice")[];
            /** @enum {string} */
            status: "running" | "done" | "stopped";
            recipients: number;
            startedBy: string;
            /** @description RFC 3339 with zone */
            startedAt: string;
            messages: {
                queued: number;
                sent: number;
                delivered: number;
                failed: number;
                suppressed: number;
            };
        };
        Centre: {
            lines: {
                id: string;
                number: string;
            }[];
            queues: components["schemas"]["Queue"][];
            dispositions: {
                id: string;
                name: string;
            }[];
            breakReasons: {
                id: string;
                name: string;
            }[];
            topics: {
                id: string;
                name: string;
            }[];
        };
        Queue: {
            id: string;
            name: string;
            skills: string[];
            priority: number;
            targetSeconds: number;
            targetPercent: number;
        };
        AgentStatus: {
            id: string;
            name: string;
            team: string;
            skills: string[];
            /** @enum {string} */
            state: "offline" | "ready" | "reserved" | "talking" | "hold" | "wrap-up" | "break";
            reason: string;
            /** @description RFC 3339 with zone */
            since: string | null;
            callId: string;
            answered: number;
            missed: number;
            deskOpen: boolean;
        };
        WebPhone: {
            /** @description The websocket that takes SIP */
            url: string;
            user: string;
            secret: string;
            /** @description RFC 3339 with zone */
            expiresAt: string;
        };
        Call: {
            id: string;
            /** @enum {string} */
            direction: "inbound" | "outbound";
            /** @description Empty: withheld. Masked to those who do not serve the caller */
            number: string;
            dialled: string;
            lineId: string;
            queueId: string;
            /** @enum {string} */
            locale: "vi" | "en";
            /** @enum {string} */
            state: "offered" | "queued" | "ringing" | "answered" | "on-hold" | "wrap-up" | "ended";
            /** @enum {string} */
            outcome: "none" | "completed" | "abandoned" | "short-abandoned" | "abandoned-in-ivr" | "overflowed" | "deflected" | "blocked" | "lost-by-pbx" | "phantom";
            agentId: string;
            /** @description RFC 3339 with zone */
            arrivedAt: string | null;
            /** @description RFC 3339 with zone */
            queuedAt: string | null;
            /** @description RFC 3339 with zone */
            answeredAt: string | null;
            /** @description RFC 3339 with zone */
            hungUpAt: string | null;
            /** @description RFC 3339 with zone */
            endedAt: string | null;
            waitSeconds: number;
            talkSeconds: number;
            holdSeconds: number;
            wrapUpSeconds: number;
            /** @description RFC 3339 with zone */
            wrapUpUntil: string | null;
            recordId: string;
            disposition: string;
            callBackId: string;
            deflectedTo: string;
            position: number;
            priority: number;
            anomalies: string[];
        };
        ContactRecord: {
            id: string;
            callId: string;
            /** @enum {string} */
            status: "partial" | "complete" | "unreachable";
            version: number;
            fields: {
                name: string;
                number: string;
                topic: string;
                unitCode: string;
                procedureCode: string;
                question: string;
                answer: string;
                dossierCode: string;
                appointmentCode: string;
                referralCode: string;
                /** @enum {string} */
                locale: "vi" | "en";
                address: string;
            };
            /** @description What a complete record of this topic still lacks */
            missing: string[];
            /** @description The quick capture is all there */
            captured: boolean;
            agentId: string;
            /** @description RFC 3339 with zone */
            createdAt: string | null;
            /** @description RFC 3339 with zone */
            changedAt: string | null;
        };
        Offer: {
            id: string;
            callId: string;
            agentId: string;
            /** @enum {string} */
            status: "pending" | "accepted" | "rejected" | "timeout" | "rescinded";
            /** @description RFC 3339 with zone */
            offeredAt: string | null;
            /** @description RFC 3339 with zone */
            expiresAt: string | null;
        };
        CallerHistory: {
            /** @enum {string} */
            known: "new" | "maybe" | "yes";
            names: string[];
            attemptsToday: number;
            calls: components["schemas"]["Call"][];
            records: components["schemas"]["ContactRecord"][];
            callBacks: components["schemas"]["CallBack"][];
            visits: {
                code: string;
                /** @description RFC 3339 with zone */
                start: string;
                procedure: string;
                office: string;
            }[];
        };
        CallBack: {
            id: string;
            code: string;
            /** @enum {string} */
            status: "due" | "attempting" | "reached" | "unreachable" | "cancelled";
            /** @enum {string} */
            cause: "asked-agent" | "asked-on-web" | "asked-in-queue" | "abandoned" | "incomplete-record" | "untold" | "referral-answered" | "referral-delayed";
            name: string;
            number: string;
            topic: string;
            /** @enum {string} */
            locale: "vi" | "en";
            window: components["schemas"]["CallBackWindow"] | null;
            /** @description RFC 3339 with zone */
            nextAttemptAt: string | null;
            attempts: {
                n: number;
                /** @description RFC 3339 with zone */
                startedAt: string | null;
                /** @description RFC 3339 with zone */
                endedAt: string | null;
                result: ("failed" | "reached" | "busy" | "no-answer" | "voicemail" | "invalid-number") | null;
                agentId: string;
            }[];
            recordId: string;
            agentId: string;
            /** @description RFC 3339 with zone */
            promisedAt: string | null;
            /** @description RFC 3339 with zone */
            settledAt: string | null;
            kept: boolean | null;
            subjectCode: string;
        };
        Advice: {
            /** @enum {string} */
            mode: "in-full" | "quick-capture";
            why: string;
        };
        Figures: {
            calls: number;
            answered: number;
            abandonedInIvr: number;
            abandonedInQueue: number;
            phantom: number;
            offered: number;
            shortAbandoned: number;
            overflowed: number;
            deflected: number;
            blocked: number;
            lostByPbx: number;
            abandonRate: number | null;
            averageSpeedOfAnswer: number | null;
            expectedWait: number | null;
            averageWaitOfAbandoners: number | null;
            serviceLevels: {
                seconds: number;
                ofAnswered: number | null;
                ofOffered: number | null;
                answeredOrAbandonedWithin: number | null;
                ofOfferedLessShort: number | null;
                answeredWithin: number;
                abandonedWithin: number;
            }[];
            averageHandleTime: number | null;
            averageTalk: number | null;
            averageHold: number | null;
            averageWrapUp: number | null;
            occupancy: number | null;
            callers: number;
            callersServedSameDay: number;
            withheld: number;
            callBacksPromised: number;
            callBacksKept: number;
            callBacksBroken: number;
            keptRate: number | null;
            quickCaptures: number;
            anomalies: number;
        };
        Recording: {
            id: string;
            callId: string;
            agentId: string;
            number: string;
            /**
             * @description Only what is kept can be heard
             * @enum {string}
             */
            state: "running" | "arriving" | "kept" | "removed" | "lost";
            /** @description RFC 3339 with zone */
            beganAt: string;
            /** @description RFC 3339 with zone */
            endedAt: string | null;
            /** @description Removed then */
            keepUntil: string | null;
            listened: {
                account: string;
                role: string;
                /** @description RFC 3339 with zone */
                at: string;
            }[];
        };
        Referral: {
            code: string;
            /** @enum {string} */
            status: "open" | "partial" | "assigned" | "acknowledged" | "answered" | "explained" | "closed" | "returned" | "duplicate";
            version: number;
            topic: string;
            procedureCode: string;
            unitCode: string;
            question: string;
            citizen: {
                name: string;
                phone: string;
                email: string;
            };
            dossierCode: string;
            office: {
                id: string;
                name: string;
            } | null;
            officerId: string;
            decision: components["schemas"]["Decision"] | null;
            /** @description RFC 3339 with zone */
            referredAt: string;
            /** @description RFC 3339 with zone */
            changedAt: string;
            /** @description RFC 3339 with zone */
            acknowledgeBy: string | null;
            /** @description RFC 3339 with zone */
            due: string | null;
            paused: boolean;
            round: number;
            overdue: boolean;
            escalationLevel: number;
            askedBack: string;
            answer: {
                text: string;
                /** @description RFC 3339 with zone */
                at: string;
                answeredBy: string;
                attachments: {
                    id: string;
                    name: string;
                    mediaType: string;
                    bytes: number;
                }[];
            } | null;
            attachments: {
                id: string;
                name: string;
                mediaType: string;
                bytes: number;
            }[];
            delays: {
                reason: string;
                newDay: string;
                /** @description RFC 3339 with zone */
                at: string;
            }[];
            duplicateOf: string;
            previousCode: string;
            wantsCallBack: boolean;
            recordId: string;
            steps: {
                /** @description RFC 3339 with zone */
                at: string;
                what: string;
                by: string;
                officeId: string;
                toOfficeId: string;
                note: string;
            }[];
        };
        Decision: {
            target: {
                /** @enum {string} */
                kind: "queue" | "department" | "one-stop-window" | "duty-officer" | "hotline";
                id: string;
            };
            office: {
                id: string;
                name: string;
            } | null;
            officerId: string;
            number: string;
            ruleId: string;
            rulesVersion: number;
            considered: {
                ruleId: string;
                held: boolean;
                why: string;
            }[];
            fellBackOver: string[];
            /** @description RFC 3339 with zone */
            acknowledgeBy: string | null;
            /** @description RFC 3339 with zone */
            answerBy: string | null;
        };
        ReferralFigures: {
            rows: {
                officeId: string;
                topic: string;
                referred: number;
                answered: number;
                answeredOnTime: number;
                open: number;
                overdue: number;
                returned: number;
                reopened: number;
            }[];
            post: {
                windows: number;
                kept: number;
                broken: number;
                finished: number;
            };
        };
        RoutingRules: {
            rules: {
                id: string;
                name: {
                    vi: string;
                    /** @default  */
                    en: string;
                };
                /** @default {} */
                condition: {
                    /** @default [] */
                    topics: string[];
                    /** @default [] */
                    procedureCodes: string[];
                    /** @default [] */
                    unitCodes: string[];
                    /** @default [] */
                    locales: ("vi" | "en")[];
                    /** @default [] */
                    at: {
                        weekday: number;
                        intervals: {
                            /** @example 07:30 */
                            opens: string;
                            /** @example 07:30 */
                            closes: string;
                        }[];
                    }[];
                    /**
                     * @default any
                     * @enum {string}
                     */
                    when: "any" | "office-open" | "office-closed";
                };
                target: {
                    /** @enum {string} */
                    kind: "queue" | "department" | "one-stop-window" | "duty-officer" | "hotline";
                    id: string;
                };
                acknowledgeMinutes?: number;
                answerMinutes?: number;
                warnMinutes?: number;
            }[];
            acknowledgeMinutes: number;
            answerMinutes: number;
            warnMinutes: number;
            version: number;
            publishedBy: string;
            /** @description RFC 3339 with zone */
            publishedAt: string | null;
            note: string;
        };
        Webhook: {
            id: string;
            version: number;
            name: string;
            url: string;
            eventTypes: string[];
            officeIds: string[];
            contactEmail: string;
            /** @enum {string} */
            status: "active" | "paused" | "disabled";
            /** @description Of the last try that failed; empty when the last was taken */
            lastReason: string;
            failures: number;
            /** @description RFC 3339 with zone */
            failingSince: string | null;
            /** @description RFC 3339 with zone */
            nextTryAt: string | null;
            /** @description RFC 3339 with zone */
            createdAt: string;
            createdBy: string;
            /** @description RFC 3339 with zone */
            previousSecretUntil: string | null;
            waiting: number;
            failed: number;
            /** @description RFC 3339 with zone */
            lastDeliveredAt: string | null;
        };
        WebhookDelivery: {
            id: string;
            /** @description The header webhook-id */
            eventId: string;
            eventType: string;
            subject: string;
            /** @description RFC 3339 with zone */
            eventTime: string;
            /** @enum {string} */
            status: "waiting" | "delivered" | "failed";
            attempts: number;
            /** @description RFC 3339 with zone */
            dueAt: string | null;
            /** @description RFC 3339 with zone */
            deliveredAt: string | null;
            lastReason: string;
        };
        WebhookDeliveryDetail: components["schemas"]["WebhookDelivery"] & {
            body: string;
            /** @description Latest first */
            tries: {
                number: number;
                /** @description RFC 3339 with zone */
                at: string;
                httpStatus: number;
                reason: string;
                tookMs: number;
            }[];
        };
        PostLeg: {
            code: string;
            /** @enum {string} */
            kind: "pickup" | "return";
            /** @enum {string} */
            status: "promised" | "accepted" | "collected" | "handed-over" | "delivered" | "cancelled";
            version: number;
            citizen: {
                name: string;
                phone: string;
            };
            address: string;
            procedureCode: string;
            office: {
                id: string;
                name: string;
            };
            postOfficeId: string;
            /** @description RFC 3339 with zone */
            from: string;
            /** @description RFC 3339 with zone */
            to: string;
            missed: boolean;
            tracking: {
                /** @description RFC 3339 with zone */
                at: string;
                what: string;
                note: string;
            }[];
        };
        Access: {
            /**
             * @description In whose chain it stands
             * @enum {string}
             */
            service: "scheduling" | "routing" | "notification" | "intake";
            sequence: number;
            /** @description RFC 3339 with zone */
            at: string;
            role: string;
            account: string;
            officeId: string;
            /** @description The call: GetReferral */
            act: string;
            /** @description shown, changed, or the reason of a refusal */
            outcome: string;
            about: string[];
            /** @description How many people’s data */
            people: number;
        };
        Erasure: {
            id: string;
            /** @description Masked; empty when nothing is left */
            number: string;
            askedBy: string;
            purpose: string;
            /** @description RFC 3339 with zone */
            begunAt: string;
            /** @description Null: something is left */
            finishedAt: string | null;
            parts: {
                /** @enum {string} */
                service: "scheduling" | "routing" | "notification" | "intake";
                erased: number;
                /** @description Still under way: taken out when it is over */
                left: number;
                /** @description RFC 3339 with zone */
                askedAt: string;
            }[];
        };
        DeadLetter: {
            /** @description Whose consumers could not take it */
            group: string;
            /** @description Of the event */
            id: string;
            type: string;
            topic: string;
            subject: string;
            /** @description RFC 3339 with zone */
            time: string;
            reason: string;
            attempts: number;
            /** @description When it was sent again; null while it waits */
            replayedAt: string | null;
        };
        DeadLetterDetail: components["schemas"]["DeadLetter"] & {
            /** @description What is in it, as JSON, with anything personal hidden */
            content: string;
            /** @description Of what was asked for when it was announced; may be empty */
            traceId: string;
        };
        DeskEvents: {
            picture: {
                agent: components["schemas"]["AgentStatus"];
                offer: components["schemas"]["OfferedCall"] | null;
                call: components["schemas"]["Call"] | null;
                record: components["schemas"]["ContactRecord"] | null;
            };
            offer: components["schemas"]["OfferedCall"];
            "offer-ended": components["schemas"]["Offer"];
            call: components["schemas"]["Call"];
            agent: components["schemas"]["AgentStatus"];
            whisper: {
                text: string;
                from: string;
                /** @description RFC 3339 with zone */
                at: string | null;
            };
            centre: {
                /** @description RFC 3339 with zone */
                at: string | null;
                lines: number;
                linesBusy: number;
                queues: {
                    queue: components["schemas"]["Queue"];
                    waiting: number;
                    longestWaitSeconds: number;
                    serviceLevel: number | null;
                    readyAgents: number;
                    waitP90Seconds: number;
                }[];
                callBacksDue: number;
                callBacksOverdue: number;
                recordsToComplete: number;
                /** @description Of today: answered within the target, of all offered */
                serviceLevel: number | null;
            };
            replaced: Record<string, never>;
            beat: Record<string, never>;
        };
        OfferedCall: {
            offer: components["schemas"]["Offer"];
            call: components["schemas"]["Call"];
            caller: components["schemas"]["CallerHistory"] | null;
            advice: components["schemas"]["Advice"] | null;
        };
        WallEvents: {
            wallboard: components["schemas"]["Wallboard"];
            away: Record<string, never>;
        };
        Wallboard: {
            /** @description RFC 3339 with zone */
            at: string | null;
            lines: number;
            linesBusy: number;
            queues: {
                queue: components["schemas"]["Queue"];
                waiting: number;
                longestWaitSeconds: number;
                serviceLevel: number | null;
                readyAgents: number;
                waitP90Seconds: number;
            }[];
            callBacksDue: number;
            callBacksOverdue: number;
            recordsToComplete: number;
            /** @description Of today: answered within the target, of all offered */
            serviceLevel: number | null;
            agents: components["schemas"]["AgentStatus"][];
            today: components["schemas"]["Figures"] | null;
            live: components["schemas"]["Call"][];
        };
        OpenSession: {
            id: string;
            account: string;
            /** @description RFC 3339 with zone */
            began: string;
            /** @description Browser and system, as it said: "Chrome · Android"; may be empty */
            device: string;
            /** @description The one that asks */
            current: boolean;
        };
    };
    responses: {
        /** @description Problem details (RFC 9457) */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getCountersIdCalendarFeed: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        url: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getProcedures: {
        parameters: {
            query?: {
                q?: string;
                unit?: string;
                field?: string;
                /** @description Only these, with commas between */
                codes?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProcedureSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getProcedureFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProcedureField"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getProceduresCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Procedure"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getOffices: {
        parameters: {
            query?: {
                procedure?: string;
                unit?: string;
                q?: string;
                kind?: "provincial-center" | "department" | "one-stop" | "post-office";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Office"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getOfficesId: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Office"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getUnits: {
        parameters: {
            query?: {
                q?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Unit"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getHotlines: {
        parameters: {
            query?: {
                unit?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Hotline"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getArticles: {
        parameters: {
            query?: {
                q?: string;
                field?: string;
                procedure?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Article"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postArticles: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: {
                        vi: string;
                        /** @default  */
                        en?: string;
                    };
                    body: {
                        vi: string;
                        /** @default  */
                        en?: string;
                    };
                    /** @default [] */
                    fields?: string[];
                    /** @default [] */
                    topics?: string[];
                    /** @default [] */
                    procedureCodes?: string[];
                    ownerOfficeId: string;
                    /** @default  */
                    ownerPersonId?: string;
                    /** @example 2026-11-25 */
                    reviewBy: string;
                    expectedVersion?: number;
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getArticlesId: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    putArticlesId: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: {
                        vi: string;
                        /** @default  */
                        en?: string;
                    };
                    body: {
                        vi: string;
                        /** @default  */
                        en?: string;
                    };
                    /** @default [] */
                    fields?: string[];
                    /** @default [] */
                    topics?: string[];
                    /** @default [] */
                    procedureCodes?: string[];
                    ownerOfficeId: string;
                    /** @default  */
                    ownerPersonId?: string;
                    /** @example 2026-11-25 */
                    reviewBy: string;
                    expectedVersion?: number;
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postArticlesIdDecisions: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {string} */
                    decision: "review" | "return" | "publish" | "retire";
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getArticlesIdHistory: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ArticleEntry"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getArticlesIdDifferences: {
        parameters: {
            query: {
                from: number;
                to: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ArticleDifference"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getEditorArticles: {
        parameters: {
            query?: {
                office?: string;
                state?: "draft" | "reviewed" | "published" | "retired";
                overdue?: "true" | "false";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Article"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getMissedSearches: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MissedSearch"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postMissedSearchesResolve: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    query: string;
                    /** @default  */
                    procedureCode?: string;
                    /** @default  */
                    synonym?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postSearchesUnchosen: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    q: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getSynonyms: {
        parameters: {
            query?: {
                procedure?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Synonym"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteProceduresCodeSynonymsWords: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
                words: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getExportsCsvKind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "procedures" | "offices" | "hotlines" | "articles";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postImportsCsvKind: {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
            };
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                kind: "procedures" | "offices" | "hotlines" | "articles";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getExportsJsonKind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "procedures" | "offices" | "hotlines" | "articles";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postImportsJsonKind: {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
            };
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                kind: "procedures" | "offices" | "hotlines" | "articles";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                }[];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getSlots: {
        parameters: {
            query: {
                office: string;
                procedure?: string;
                from?: string;
                to?: string;
                includeFull?: "true" | "false";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Slot"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postHolds: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slotId: string;
                    /** Format: uuid */
                    callId?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteHoldsId: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAppointments: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slotId?: string;
                    holdId?: string;
                    procedureCode: string;
                    citizen: {
                        name: string;
                        phone: string;
                        email?: string;
                    };
                    /** @enum {string} */
                    locale?: "vi" | "en";
                    /** @description After DUPLICATE_APPOINTMENT: this one as well */
                    confirmDuplicate?: boolean;
                    /** @description Beyond the places of a full slot: supervisors, and officers at their own office */
                    overbook?: {
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getAppointmentsCode: {
        parameters: {
            query?: {
                phone?: string;
            };
            header?: {
                "X-Phone-Proof"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAppointmentsCodeMove: {
        parameters: {
            query?: never;
            header: {
                "X-Phone-Proof"?: string;
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slotId: string;
                    expectedVersion?: number;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAppointmentsCodeCancel: {
        parameters: {
            query?: never;
            header: {
                "X-Phone-Proof"?: string;
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    expectedVersion?: number;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getAppointmentsCodeCalendarIcs: {
        parameters: {
            query?: {
                phone?: string;
            };
            header?: {
                "X-Phone-Proof"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getWaitlist: {
        parameters: {
            query: {
                office: string;
                includeEnded?: "true" | "false";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WaitlistEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postWaitlist: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    officeId: string;
                    scheduleId?: string;
                    procedureCode: string;
                    /** @example 2026-11-25 */
                    from: string;
                    /** @example 2026-11-25 */
                    to: string;
                    /** @example 07:30 */
                    earliest?: string;
                    /** @example 07:30 */
                    latest?: string;
                    citizen: {
                        name: string;
                        phone: string;
                        email?: string;
                    };
                    /** @enum {string} */
                    locale?: "vi" | "en";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getWaitlistCode: {
        parameters: {
            query?: never;
            header?: {
                "X-Phone-Proof"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postWaitlistCodeAccept: {
        parameters: {
            query?: never;
            header: {
                "X-Phone-Proof"?: string;
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postWaitlistCodeLeave: {
        parameters: {
            query?: never;
            header: {
                "X-Phone-Proof"?: string;
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getOfficesIdOverbookings: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            slot: components["schemas"]["Slot"];
                            appointment: components["schemas"]["Appointment"];
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getOfficesIdDaySheet: {
        parameters: {
            query: {
                day: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        day: string;
                        appointments: components["schemas"]["Appointment"][];
                        slots: components["schemas"]["Slot"][];
                        closures: components["schemas"]["Closure"][];
                        /** @description Of each appointment, in the same order */
                        readiness: components["schemas"]["Readiness"][];
                        /** @description Where the office gives appointments */
                        counters: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAppointmentsCodeCheckIn: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAppointmentsCodeFulfil: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAppointmentsCodeNoShow: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    putOfficesIdHours: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    weekly: {
                        weekday: number;
                        intervals: {
                            /** @example 07:30 */
                            opens: string;
                            /** @example 07:30 */
                            closes: string;
                        }[];
                    }[];
                    /** @default [] */
                    exceptions?: {
                        /** @example 2026-11-25 */
                        day: string;
                        intervals: {
                            /** @example 07:30 */
                            opens: string;
                            /** @example 07:30 */
                            closes: string;
                        }[];
                        reason?: {
                            vi: string;
                            en?: string;
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Office"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getAppointmentsCodeReadiness: {
        parameters: {
            query?: {
                phone?: string;
            };
            header?: {
                "X-Phone-Proof"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAppointmentsCodeReadiness: {
        parameters: {
            query?: never;
            header: {
                "X-Phone-Proof"?: string;
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items?: {
                        key: string;
                        /** @enum {string} */
                        state: "missing" | "have" | "waived";
                        reason?: string;
                    }[];
                    allReady?: boolean;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAppointmentsCodeSendHome: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    missing?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appointment: components["schemas"]["Appointment"];
                        readiness: components["schemas"]["Readiness"];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getOfficesIdReadinessFigures: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadinessFigures"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getReadinessFigures: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadinessFigures"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postOfficesIdClosuresPreview: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 2026-11-25T11:00:00+07:00 */
                    from: string;
                    /** @example 2026-11-25T11:00:00+07:00 */
                    to?: string;
                    scheduleId?: string;
                    places?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosurePreview"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getOfficesIdClosures: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Closure"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postOfficesIdClosures: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 2026-11-25T11:00:00+07:00 */
                    from: string;
                    /** @example 2026-11-25T11:00:00+07:00 */
                    to?: string;
                    scheduleId?: string;
                    places?: number;
                    reason: {
                        vi: string;
                        en?: string;
                    };
                    tellAfterSeconds?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closure: components["schemas"]["Closure"];
                        relocations: components["schemas"]["Relocation"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getClosuresId: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closure: components["schemas"]["Closure"];
                        relocations: components["schemas"]["Relocation"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteClosuresId: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postClosuresIdUndo: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        putBack: number;
                        stay: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getUntold: {
        parameters: {
            query?: {
                office?: string;
                closure?: string;
                unreached?: "true" | "false";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UntoldVisit"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAppointmentsCodeTold: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    outcome: "spoken" | "not-reached";
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Relocation"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getAppointmentsCodeRelocation: {
        parameters: {
            query?: {
                phone?: string;
            };
            header?: {
                "X-Phone-Proof"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenChange"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAppointmentsCodeRelocation: {
        parameters: {
            query?: never;
            header: {
                "X-Phone-Proof"?: string;
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    answer: "accept" | "refuse";
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenChange"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getAppointmentsCodeMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Message"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postMessagesIdRetry: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getMessagesFailed: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Message"][];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postMessagesIdResolve: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    resolution: "told-by-voice" | "not-needed";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getMessageProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MessageProvider"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getMessageTemplatesNamePreview: {
        parameters: {
            query?: {
                channel?: "sms" | "email";
                locale?: "vi" | "en";
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedMessage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCampaignsPreview: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: {
                        vi: string;
                        /** @default  */
                        en?: string;
                    };
                    text: {
                        vi: string;
                        /** @default  */
                        en?: string;
                    };
                    /** @default true */
                    accents?: boolean;
                    channels: ("sms" | "email")[];
                    /** @default [] */
                    codes?: string[];
                    /** @default  */
                    officeId?: string;
                    /** @default  */
                    fromDay?: string | "";
                    /** @default  */
                    toDay?: string | "";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignPreview"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Campaign"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCampaigns: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: {
                        vi: string;
                        /** @default  */
                        en?: string;
                    };
                    text: {
                        vi: string;
                        /** @default  */
                        en?: string;
                    };
                    /** @default true */
                    accents?: boolean;
                    channels: ("sms" | "email")[];
                    /** @default [] */
                    codes?: string[];
                    /** @default  */
                    officeId?: string;
                    /** @default  */
                    fromDay?: string | "";
                    /** @default  */
                    toDay?: string | "";
                    recipients: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCampaignsId: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCampaignsIdStop: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCentre: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Centre"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postDeskState: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    state: "ready" | "break" | "offline";
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentStatus"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postDeskWebPhone: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webPhone: components["schemas"]["WebPhone"] | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postOffersIdAccept: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        call: components["schemas"]["Call"];
                        record: components["schemas"]["ContactRecord"] | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postOffersIdReject: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentStatus"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCallsIdControl: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "hold" | "resume" | "hang-up" | "transfer" | "consult" | "complete-transfer" | "conference";
                    target?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCallsIdWrapUp: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    disposition: string;
                    /** @enum {string} */
                    then?: "ready" | "break" | "offline";
                    breakReason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        call: components["schemas"]["Call"];
                        agent: components["schemas"]["AgentStatus"];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCallsIdWrapUpExtend: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCallsIdDeflect: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    to: "sms-checklist" | "web-page" | "other-hotline";
                    procedureCode?: string;
                    officeId?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCallsIdAssign: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agentId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCalls: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                queue?: string;
                agent?: string;
                number?: string;
                outcome?: "none" | "completed" | "abandoned" | "short-abandoned" | "abandoned-in-ivr" | "overflowed" | "deflected" | "blocked" | "lost-by-pbx" | "phantom";
                live?: "true" | "false";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Call"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCallsId: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        call: components["schemas"]["Call"];
                        record: components["schemas"]["ContactRecord"] | null;
                        offers: components["schemas"]["Offer"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCallsIdCaller: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallerHistory"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    putCallsIdRecord: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    number?: string;
                    topic?: string;
                    unitCode?: string;
                    procedureCode?: string;
                    question?: string;
                    answer?: string;
                    dossierCode?: string;
                    appointmentCode?: string;
                    referralCode?: string;
                    /** @enum {string} */
                    locale?: "vi" | "en";
                    address?: string;
                    expectedVersion?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactRecord"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getRecordsId: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactRecord"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    putRecordsId: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    number?: string;
                    topic?: string;
                    unitCode?: string;
                    procedureCode?: string;
                    question?: string;
                    answer?: string;
                    dossierCode?: string;
                    appointmentCode?: string;
                    referralCode?: string;
                    /** @enum {string} */
                    locale?: "vi" | "en";
                    address?: string;
                    expectedVersion?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactRecord"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getRecords: {
        parameters: {
            query?: {
                status?: "partial" | "complete" | "unreachable";
                number?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ContactRecord"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getAdvice: {
        parameters: {
            query?: {
                queue?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advice"] & {
                        waitP50Seconds: number;
                        waitP90Seconds: number;
                        calibrationP90: number;
                        estimates: number;
                        callBackPlaces: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCallBackWindows: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CallBackWindow"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCallBacks: {
        parameters: {
            query?: {
                status?: "due" | "attempting" | "reached" | "unreachable" | "cancelled";
                due?: "true" | "false";
                number?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CallBack"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCallBacks: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    phone: string;
                    topic: string;
                    slotId?: string;
                    /** @enum {string} */
                    locale?: "vi" | "en";
                    /**
                     * @description Of staff; citizens ask on the web
                     * @enum {string}
                     */
                    cause?: "asked-agent" | "asked-on-web" | "asked-in-queue" | "abandoned" | "incomplete-record" | "untold" | "referral-answered" | "referral-delayed";
                    /** @description Of staff */
                    recordId?: string;
                    /** @description Of staff: the call that this promise ends */
                    callId?: string;
                    /** @description Of staff */
                    subjectCode?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        callBack: components["schemas"]["CallBack"];
                        existing: boolean;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getCallBacksCode: {
        parameters: {
            query?: never;
            header?: {
                "X-Phone-Proof"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBack"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCallBacksCodeReschedule: {
        parameters: {
            query?: never;
            header: {
                "X-Phone-Proof"?: string;
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slotId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBack"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCallBacksCodeCancel: {
        parameters: {
            query?: never;
            header: {
                "X-Phone-Proof"?: string;
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBack"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCallBacksIdAttempt: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        callBack: components["schemas"]["CallBack"];
                        call: components["schemas"]["Call"] | null;
                        record: components["schemas"]["ContactRecord"] | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postCallBacksIdSettle: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    result: "failed" | "reached" | "busy" | "no-answer" | "voicemail" | "invalid-number";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBack"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getFigures: {
        parameters: {
            query: {
                from: string;
                to: string;
                queue?: string;
                source?: string;
                by?: "queue" | "half-hour" | "hour" | "day" | "topic" | "unit" | "agent" | "disposition";
                within?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: components["schemas"]["Figures"];
                        rows: {
                            key: string;
                            figures: components["schemas"]["Figures"];
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getFiguresCsv: {
        parameters: {
            query: {
                from: string;
                to: string;
                queue?: string;
                source?: string;
                by?: "queue" | "half-hour" | "hour" | "day" | "topic" | "unit" | "agent" | "disposition";
                within?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getAgents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AgentStatus"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAgentsIdState: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    state: "ready" | "break" | "offline";
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentStatus"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postAgentsIdWhisper: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getRecordings: {
        parameters: {
            query?: {
                call?: string;
                from?: string;
                to?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Recording"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getRecordingsIdSound: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getOfficesIdRoster: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shifts: {
                            /** @example 2026-11-25 */
                            day: string;
                            /** @example 07:30 */
                            opens: string;
                            /** @example 07:30 */
                            closes: string;
                            officer: {
                                id: string;
                                name: string;
                                number: string;
                            };
                            /** @default null */
                            substitute: {
                                id: string;
                                name: string;
                                number: string;
                            } | null;
                            /** @default false */
                            away: boolean;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    putOfficesIdRoster: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 2026-11-25 */
                    from: string;
                    /** @example 2026-11-25 */
                    to: string;
                    shifts: {
                        /** @example 2026-11-25 */
                        day: string;
                        /** @example 07:30 */
                        opens: string;
                        /** @example 07:30 */
                        closes: string;
                        officer: {
                            id: string;
                            name: string;
                            number: string;
                        };
                        /** @default null */
                        substitute?: {
                            id: string;
                            name: string;
                            number: string;
                        } | null;
                        /** @default false */
                        away?: boolean;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shifts: {
                            /** @example 2026-11-25 */
                            day: string;
                            /** @example 07:30 */
                            opens: string;
                            /** @example 07:30 */
                            closes: string;
                            officer: {
                                id: string;
                                name: string;
                                number: string;
                            };
                            /** @default null */
                            substitute: {
                                id: string;
                                name: string;
                                number: string;
                            } | null;
                            /** @default false */
                            away: boolean;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getReferrals: {
        parameters: {
            query?: {
                office?: string;
                status?: "open" | "partial" | "assigned" | "acknowledged" | "answered" | "explained" | "closed" | "returned" | "duplicate";
                overdue?: "true" | "false";
                search?: string;
                dossier?: string;
                officer?: string;
                phone?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Referral"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferrals: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    topic?: string;
                    procedureCode?: string;
                    unitCode?: string;
                    question: string;
                    citizen: {
                        name: string;
                        phone: string;
                        email?: string;
                    };
                    dossierCode?: string;
                    wantsCallBack?: boolean;
                    partial?: boolean;
                    officeId?: string;
                    recordId?: string;
                    callId?: string;
                    previousCode?: string;
                    /** @enum {string} */
                    locale?: "vi" | "en";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getReferralsCode: {
        parameters: {
            query?: {
                phone?: string;
            };
            header?: {
                "X-Phone-Proof"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getReferralsCodeCallBacks: {
        parameters: {
            query?: never;
            header?: {
                "X-Phone-Proof"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CallBack"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeResume: {
        parameters: {
            query?: never;
            header: {
                "X-Phone-Proof"?: string;
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reply?: string;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeReopen: {
        parameters: {
            query?: never;
            header: {
                "X-Phone-Proof"?: string;
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeAcknowledge: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    officerId?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeAnswer: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    attachmentIds?: string[];
                    expectedVersion?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralAnswers: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    codes: string[];
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcomes: {
                            code: string;
                            reason: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeReturn: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    toOfficeId?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeAskBack: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    question: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeSend: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    topic?: string;
                    procedureCode?: string;
                    unitCode?: string;
                    question: string;
                    officeId?: string;
                    expectedVersion?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeExplained: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    by: "message" | "call_back" | "in_person";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeClose: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeDuplicate: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    duplicateOf: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeDelay: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: {
                        vi: string;
                        en?: string;
                    };
                    /** @example 2026-11-25 */
                    newDay: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postReferralsCodeAttachments: {
        parameters: {
            query: {
                name: string;
            };
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        mediaType: string;
                        bytes: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getReferralsCodeAttachmentsId: {
        parameters: {
            query?: {
                phone?: string;
            };
            header?: {
                "X-Phone-Proof"?: string;
            };
            path: {
                code: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getReferralFigures: {
        parameters: {
            query: {
                from: string;
                to: string;
                office?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralFigures"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getReferralFiguresCsv: {
        parameters: {
            query: {
                from: string;
                to: string;
                office?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postRoutingDecide: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    topic?: string;
                    procedureCode?: string;
                    unitCode?: string;
                    /** @enum {string} */
                    locale?: "vi" | "en";
                    /** @example 2026-11-25T11:00:00+07:00 */
                    at?: string;
                    rules?: {
                        rules: {
                            id: string;
                            name: {
                                vi: string;
                                /** @default  */
                                en?: string;
                            };
                            /** @default {} */
                            condition?: {
                                /** @default [] */
                                topics?: string[];
                                /** @default [] */
                                procedureCodes?: string[];
                                /** @default [] */
                                unitCodes?: string[];
                                /** @default [] */
                                locales?: ("vi" | "en")[];
                                /** @default [] */
                                at?: {
                                    weekday: number;
                                    intervals: {
                                        /** @example 07:30 */
                                        opens: string;
                                        /** @example 07:30 */
                                        closes: string;
                                    }[];
                                }[];
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                when?: "any" | "office-open" | "office-closed";
                            };
                            target: {
                                /** @enum {string} */
                                kind: "queue" | "department" | "one-stop-window" | "duty-officer" | "hotline";
                                id: string;
                            };
                            acknowledgeMinutes?: number;
                            answerMinutes?: number;
                            warnMinutes?: number;
                        }[];
                        acknowledgeMinutes: number;
                        answerMinutes: number;
                        warnMinutes: number;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getRoutingRules: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingRules"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    putRoutingRules: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rules: {
                        id: string;
                        name: {
                            vi: string;
                            /** @default  */
                            en?: string;
                        };
                        /** @default {} */
                        condition?: {
                            /** @default [] */
                            topics?: string[];
                            /** @default [] */
                            procedureCodes?: string[];
                            /** @default [] */
                            unitCodes?: string[];
                            /** @default [] */
                            locales?: ("vi" | "en")[];
                            /** @default [] */
                            at?: {
                                weekday: number;
                                intervals: {
                                    /** @example 07:30 */
                                    opens: string;
                                    /** @example 07:30 */
                                    closes: string;
                                }[];
                            }[];
                            /**
                             * @default any
                             * @enum {string}
                             */
                            when?: "any" | "office-open" | "office-closed";
                        };
                        target: {
                            /** @enum {string} */
                            kind: "queue" | "department" | "one-stop-window" | "duty-officer" | "hotline";
                            id: string;
                        };
                        acknowledgeMinutes?: number;
                        answerMinutes?: number;
                        warnMinutes?: number;
                    }[];
                    acknowledgeMinutes: number;
                    answerMinutes: number;
                    warnMinutes: number;
                    expectedVersion: number;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingRules"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getRoutingRuleVersions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            version: number;
                            publishedBy: string;
                            /** @description RFC 3339 with zone */
                            publishedAt: string | null;
                            note: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Webhook"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postWebhooks: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Phần mềm một cửa, Sở Tư pháp */
                    name: string;
                    /** @description https; never an address of a private network */
                    url: string;
                    /**
                     * @description Types, or all of a topic (civicline.referral.*); none: all
                     * @default []
                     */
                    eventTypes?: string[];
                    /**
                     * @description Only events that name one of these offices; none: all
                     * @default []
                     */
                    officeIds?: string[];
                    /** @description Told when it is disabled */
                    contactEmail: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"] & {
                        /** @description whsec_…: told here, and never again */
                        secret: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getWebhooksId: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    putWebhooksId: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Phần mềm một cửa, Sở Tư pháp */
                    name: string;
                    /** @description https; never an address of a private network */
                    url: string;
                    /**
                     * @description Types, or all of a topic (civicline.referral.*); none: all
                     * @default []
                     */
                    eventTypes?: string[];
                    /**
                     * @description Only events that name one of these offices; none: all
                     * @default []
                     */
                    officeIds?: string[];
                    /** @description Told when it is disabled */
                    contactEmail: string;
                    expectedVersion: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteWebhooksId: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postWebhooksIdActive: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postWebhooksIdSecret: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"] & {
                        /** @description whsec_…: told here, and never again */
                        secret: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getWebhooksIdDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "waiting" | "delivered" | "failed";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getWebhookDeliveriesId: {
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postWebhooksIdReplay: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    deliveryId?: string;
                    /** @example 2026-11-25T11:00:00+07:00 */
                    from?: string;
                    /** @example 2026-11-25T11:00:00+07:00 */
                    to?: string;
                    /** @default false */
                    onlyFailed?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        replayed: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getPostWindows: {
        parameters: {
            query: {
                unit: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            slotId: string;
                            postOfficeId: string;
                            /** @description RFC 3339 with zone */
                            from: string;
                            /** @description RFC 3339 with zone */
                            to: string;
                            free: number;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getPost: {
        parameters: {
            query?: {
                status?: "promised" | "accepted" | "collected" | "handed-over" | "delivered" | "cancelled";
                missed?: "true" | "false";
                office?: string;
                postOffice?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PostLeg"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postPost: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "pickup" | "return";
                    slotId: string;
                    code?: string;
                    citizen: {
                        name: string;
                        phone: string;
                        email?: string;
                    };
                    address: string;
                    procedureCode: string;
                    officeId: string;
                    /** @enum {string} */
                    locale?: "vi" | "en";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostLeg"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getPostCode: {
        parameters: {
            query?: {
                phone?: string;
            };
            header?: {
                "X-Phone-Proof"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PostLeg"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postPostCodeKindCancel: {
        parameters: {
            query?: never;
            header: {
                "X-Phone-Proof"?: string;
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
                kind: "pickup" | "return";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostLeg"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postPostCodeKindSteps: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                code: string;
                kind: "pickup" | "return";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    step: "accept" | "collect" | "hand-over" | "deliver";
                    /** @example 2026-11-25T11:00:00+07:00 */
                    at?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostLeg"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postPrivacyAccesses: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whose data */
                    number?: string;
                    /** @description Who had to do with them */
                    account?: string;
                    /** @description About which code or id */
                    about?: string;
                    /** @example 2026-11-25T11:00:00+07:00 */
                    from?: string;
                    /** @example 2026-11-25T11:00:00+07:00 */
                    to?: string;
                    /** @description Why it is asked; noted */
                    purpose: string;
                    cursor?: string;
                    /** @default 50 */
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Access"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postPrivacyExports: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whose data */
                    number: string;
                    /** @description Why; noted */
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description RFC 3339 with zone */
                        at: string;
                        held: {
                            [key: string]: {
                                [key: string]: unknown[];
                            };
                        };
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getPrivacyErasures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Erasure"][];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postPrivacyErasures: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whose data */
                    number: string;
                    /** @description Why; noted */
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getDeadLetters: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetter"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getDeadLettersGroupId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDetail"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postDeadLettersGroupIdReplay: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                group: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getLive: {
        parameters: {
            query?: {
                office?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getDeskLive: {
        parameters: {
            query?: {
                desk?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["DeskEvents"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getWallLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["WallEvents"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getWallboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallboard"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        signedIn: boolean;
                        user?: {
                            id: string;
                            name: string;
                            role: string;
                            officeId: string | null;
                        };
                        csrfToken?: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    getSessions: {
        parameters: {
            query?: {
                account?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OpenSession"][];
                        nextCursor: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteSessionsId: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postSessionsEnd: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for a second try: it is answered as the first was */
                "Idempotency-Key": string;
                /** @description With a cookie session: the value of cookie cl_csrf */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    account?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
}

export type Access = components['schemas']['Access'];
export type Advice = components['schemas']['Advice'];
export type AgentStatus = components['schemas']['AgentStatus'];
export type Appointment = components['schemas']['Appointment'];
export type Article = components['schemas']['Article'];
export type ArticleDifference = components['schemas']['ArticleDifference'];
export type ArticleEntry = components['schemas']['ArticleEntry'];
export type Booking = components['schemas']['Booking'];
export type Call = components['schemas']['Call'];
export type CallBack = components['schemas']['CallBack'];
export type CallBackWindow = components['schemas']['CallBackWindow'];
export type CallerHistory = components['schemas']['CallerHistory'];
export type Campaign = components['schemas']['Campaign'];
export type CampaignPreview = components['schemas']['CampaignPreview'];
export type Centre = components['schemas']['Centre'];
export type Closure = components['schemas']['Closure'];
export type ClosurePreview = components['schemas']['ClosurePreview'];
export type ContactRecord = components['schemas']['ContactRecord'];
export type DeadLetter = components['schemas']['DeadLetter'];
export type DeadLetterDetail = components['schemas']['DeadLetterDetail'];
export type Decision = components['schemas']['Decision'];
export type Erasure = components['schemas']['Erasure'];
export type Figures = components['schemas']['Figures'];
export type Hold = components['schemas']['Hold'];
export type Hotline = components['schemas']['Hotline'];
export type ImportReport = components['schemas']['ImportReport'];
export type Message = components['schemas']['Message'];
export type MessageProvider = components['schemas']['MessageProvider'];
export type MissedSearch = components['schemas']['MissedSearch'];
export type Offer = components['schemas']['Offer'];
export type OfferedCall = components['schemas']['OfferedCall'];
export type Office = components['schemas']['Office'];
export type OpenSession = components['schemas']['OpenSession'];
export type PostLeg = components['schemas']['PostLeg'];
export type Problem = components['schemas']['Problem'];
export type Procedure = components['schemas']['Procedure'];
export type ProcedureField = components['schemas']['ProcedureField'];
export type ProcedureSummary = components['schemas']['ProcedureSummary'];
export type Queue = components['schemas']['Queue'];
export type Readiness = components['schemas']['Readiness'];
export type ReadinessFigures = components['schemas']['ReadinessFigures'];
export type Recording = components['schemas']['Recording'];
export type Referral = components['schemas']['Referral'];
export type ReferralFigures = components['schemas']['ReferralFigures'];
export type Relocation = components['schemas']['Relocation'];
export type RoutingRules = components['schemas']['RoutingRules'];
export type SeenChange = components['schemas']['SeenChange'];
export type Slot = components['schemas']['Slot'];
export type Synonym = components['schemas']['Synonym'];
export type Unit = components['schemas']['Unit'];
export type UntoldVisit = components['schemas']['UntoldVisit'];
export type WaitlistEntry = components['schemas']['WaitlistEntry'];
export type Wallboard = components['schemas']['Wallboard'];
export type WebPhone = components['schemas']['WebPhone'];
export type Webhook = components['schemas']['Webhook'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
export type WebhookDeliveryDetail = components['schemas']['WebhookDeliveryDetail'];
