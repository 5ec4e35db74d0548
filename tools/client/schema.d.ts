// Made from the OpenAPI document by `npm run client`; a test tells when it is out of date.

export interface paths {
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether proposals can be handed in now, and how each part is
     * @description Looks at PostgreSQL, Temporal, the workers’ sign of life and what waits to be sent. It answers 200 as long as intake works, that is, as long as PostgreSQL answers.
     */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who I am
     * @description The account behind the token or cookie: its people and roles, desk by desk, as they are now.
     */
    get: operations['getSession'];
    put?: never;
    /**
     * Sign in with a program
     * @description With e-mail address, password and, where one is set up, a code of the second factor; the token goes into `Authorization: Bearer …` and is good for twelve hours. Too many failures are answered with 429 for a while.
     */
    post: operations['signIn'];
    /**
     * Sign out: the token is of no use afterwards
     * @description Ends the session of the token that the request was sent with; others of the account stay.
     */
    delete: operations['signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/browser': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign in in a browser
     * @description The same with a cookie: it ends after twelve hours, after half an hour without a request, and at once with the account, its last role or its password. Whatever changes something is then sent with `X-CSRF-Token`.
     */
    post: operations['signInInBrowser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change my password
     * @description Ends every session and token of the account but this one, which goes on under a new token. A password has at least 12 characters and is none that would be guessed; nothing else is asked of it. Whoever has forgotten theirs asks for a link.
     */
    put: operations['changePassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to set up a second factor (TOTP)
     * @description Gives the key for an authenticator app, as text and as the address that is shown as a QR code. It counts once its first code was confirmed; until then a repeat gives another key.
     */
    post: operations['beginSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/second-factor/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm a second factor with its first code
     * @description From now on it is asked for at each sign-in. Ten recovery codes are shown this once, each good for one sign-in without the app. Every other session and token of the account ends.
     */
    post: operations['confirmSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/second-factor/removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Remove the second factor, as before a change of telephone
     * @description With the password and a code or recovery code. Every session and token of the account ends; where a second factor is required, the next one is set up right after the next sign-in.
     */
    post: operations['removeSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask for a one-time link to my address
     * @description `sign_in`: a link to sign in with, for 10 minutes (staff need their second factor with it). `password`: a link to choose a new password, for 30 minutes. The answer is the same whether or not the address is known. Of one address of e-mail five are sent in a quarter of an hour.
     */
    post: operations['requestLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign in in a browser with a one-time link
     * @description Also how an invitation is accepted: that one, and one for a forgotten password, want a new `password`. Where a second factor is set up, its code is wanted as well. A link is good once; a refusal leaves it as it is.
     */
    post: operations['takeLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/ways': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * In which ways one signs in here
     * @description Before anybody is known: what a page offers beside password and one-time link. Nothing is asked of the provider.
     */
    get: operations['listWaysToSignIn'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/oidc': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to sign in with the city’s own provider of identities
     * @description OpenID Connect, authorization code with PKCE, state and nonce. The browser goes on to `location`; the provider sends it back to `GET /session/oidc/callback`, within ten minutes.
     */
    post: operations['beginProviderSignIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/oidc/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where the provider sends people back to
     * @description An account is found by the provider’s issuer and subject; at the first time by the address of e-mail that the provider vouches for, which links the two for good. Nobody gets an account in this way. A browser (`Accept: text/html`) that is not signed in goes on to the sign-in page as well, which says why (`refused`).
     */
    get: operations['finishProviderSignIn'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The desks of this installation
     * @description Every desk with its name, in the order of their ids.
     */
    get: operations['listDesks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A desk’s guideline and its form
     * @description What a proposer needs to know, in the words of the desk’s profile: types of proposals, who can propose, criteria, pledges, the fields of the form. A case keeps the version it began under: `profileVersion` of the case is the `version` to ask for.
     */
    get: operations['getDesk'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/departments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The departments of the municipality
     * @description For the city’s own people: whom a case can be assigned to.
     */
    get: operations['listDepartments'];
    put?: never;
    /**
     * Add a department
     * @description Its code stays for good: a reorganised department keeps it under a new name, or is retired for another.
     */
    post: operations['addDepartment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/departments/{departmentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Rename a department, retire it or take it into use again
     * @description Cases keep naming it. It is retired only when no open case and no challenge rests with it: they are handed over first.
     */
    put: operations['changeDepartment'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The people of the desk and their roles
     * @description Administrators and auditors see everybody who ever had a role, with their addresses; each such read is recorded. The city’s other people see whom a case can be given to: those of the city and the experts whose role is in force.
     */
    get: operations['listPeople'];
    put?: never;
    /**
     * Invite somebody to the desk, with their first role
     * @description They get a link to their address with which they choose how to sign in. Whether the address is known to another desk makes no difference to the answer. Experts and partners sign in until a day only.
     */
    post: operations['invitePerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/people/{personId}/invitation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the link again, or let an expert or partner sign in for longer
     * @description Another link for who has not chosen a password yet; an earlier one ends. Who has one gets none, and nothing here says so. For those who sign in until a day only, the day is moved on: a year from now where it is not given.
     */
    post: operations['inviteAgain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/people/{personId}/roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give somebody one more role
     * @description From a day on, until a day or without end. Nobody gives themselves a role; an auditor has no other; who proposes, or reads for another municipality, decides nothing for the city.
     */
    post: operations['grantRole'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/people/{personId}/roles/{roleId}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End a role, at once or with a day
     * @description Ended at once it is of no use from the next request on, in every session. What rests on the role is handed over first: where somebody is in charge of an open case by it, or nobody else of that side is left, the answer lists those cases.
     */
    post: operations['endRole'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/people/{personId}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Shut somebody out of this desk at once
     * @description For what can’t wait: a lost device, somebody who left in a hurry. Roles and open work stay as they are, to be handed over afterwards. Where no other desk knows the account, the account is disabled with it.
     */
    post: operations['disablePerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/people/{personId}/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let somebody into this desk again
     * @description With the roles that are in force by then. They sign in anew.
     */
    post: operations['enablePerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/organisation/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The people of my organisation
     * @description Who sees its proposals or acts for it at this desk, and whom it invited.
     */
    get: operations['listColleagues'];
    put?: never;
    /**
     * Invite a colleague
     * @description To see the organisation’s proposals (`view`) or to act for it (`edit`). The answer does not tell whether the address is known to this desk; where it belongs to somebody else here, nothing is given.
     */
    post: operations['inviteColleague'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/organisation/people/{colleagueId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change what a colleague may do, or end it
     * @description `none` ends it from the next request on. One’s own is for another colleague to change.
     */
    put: operations['setColleagueAccess'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/challenges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The challenges that the city posted, the latest window first
     * @description Without signing in one sees those that were published; the city’s own people also see those that are not published yet, and every move of a window.
     */
    get: operations['listChallenges'];
    put?: never;
    /**
     * Post a challenge
     * @description A department posts its own challenges, the desk anybody’s. What is not given follows the desk’s guideline: published today, open from then on, closed by the rule of the desk.
     */
    post: operations['postChallenge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/challenges/{challengeId}/publication': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish a challenge that nobody outside has seen, today or on a later day
     * @description By the department that owns it, or by the desk. Until it is out its days can be set anew as they could when it was posted, and without a reason: what is not given stays, but a window that would begin before its publication begins with it, and its last day follows from the guideline once more. What was published stays so.
     */
    post: operations['publishChallenge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/challenges/{challengeId}/window': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Shorten or extend the window of a challenge, with a reason
     * @description As far as the desk’s guideline allows it, and never to before a submission that was accepted. Every move stays on record with its reason.
     */
    post: operations['moveChallengeWindow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/proposals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The cases that I may see, the newest first
     * @description Proposers see their own and their organisation’s, departments those they were asked for and those that consents open to other departments, partner municipalities those that were passed on to them, desk and auditors all that were handed in; a draft is its author’s alone. All filters together must hold, and a search finds nothing by what the one who asks does not see. An expert is led to a case by `GET /tasks`.
     */
    get: operations['listProposals'];
    put?: never;
    /**
     * Write a draft; handing it in is the command `submit`
     * @description Anything may still be missing; what is given must fit the desk’s form (`form_fields` of `GET /desks/{desk}`). A proposer writes their own; the desk writes one down for a proposer without an account and says so with `onBehalfOf`.
     */
    post: operations['createDraft'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/draft': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Replace the content of a draft that was not handed in
     * @description The content as a whole takes the place of the former one. Where `challengeId` is not given, it stays as it was. With `savedAt` nobody writes over what somebody else saved in the meantime.
     */
    put: operations['replaceDraft'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/proposals/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How many cases the list would show, by heading, outcome and whose turn it is
     * @description Over the same cases and with the same filters as the list: what one may not see is not counted.
     */
    get: operations['countProposals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A case, whose turn it is, and what I can do now
     * @description What it tells depends on who asks: the city’s own people read everything, a proposer what is theirs. For whoever may not see the case there is no such case.
     */
    get: operations['getProposal'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened to a case, in order
     * @description Commands in the order of their numbers, with reminders and restarts between them. A proposer reads what was carried out, and the words that are addressed to them.
     */
    get: operations['getTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Hear that a case changed
     * @description An event says that something changed, and nothing of what: ask again for what you show. Ask again after each new connection too: what happened in between was told to nobody. What only the city sees does not show here to anybody else.
     */
    get: operations['listenToCase'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Hear that some case of a desk changed
     * @description For lists, boards and inboxes. An event says that something changed, and nothing of what: ask again for what you show. Ask again after each new connection too: what happened in between was told to nobody.
     */
    get: operations['listenToDesk'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/agreement-kinds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which kind of agreement the rules propose, and which take a reason
     * @description For the city’s own people who may see the case. By the rules of the guideline that the case keeps, and as the case stands now, also before its agreement. It decides nothing: `choose_agreement_kind` does, by the same rules.
     */
    get: operations['getAgreementKinds'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/publication': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The page of a case as everybody would read it, and what is kept back
     * @description Made from the case as it is now: items that are protected or talked over are not on it. `problem` says why nobody can read it.
     */
    get: operations['previewPublication'];
    put?: never;
    /**
     * Publish what was realised
     * @description Protected items do not hinder it: they are kept back. Where the guideline asks for it, the proposer is heard first; where it rests on the proposer’s consent, that is looked at in the same transaction, and again at each reading.
     */
    post: operations['publishProposal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/publication/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the page of a case back, with a reason
     * @description It is gone with the answer. That it was published, and why no longer, stays on record.
     */
    post: operations['endPublication'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/initiatives': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was realised, the latest publication first
     * @description Without signing in. A page may hold fewer than its limit: what was taken back is left out.
     */
    get: operations['listInitiatives'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/commands': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a command: whatever moves a case goes this one way
     * @description The command is checked against the record and refused early, or written to the ledger; then the case’s workflow takes it in its turn and settles it. Within the wait the answer is 200 (carried out) or a refusal; beyond it 202, and `Location` says where to ask. `GET /proposals/{id}` lists in `actions` what is open to me now. A command that is not settled may still be refused: its state then has the problem.
     */
    post: operations['giveCommand'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/commands/{commandId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of a command
     * @description Where the `Location` of a 202 leads: `received` until it is decided, then `settled` with where the case stands after it, or `refused` with the problem. What was decided does not change any more.
     */
    get: operations['getCommand'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/consents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the proposer consents to, and every word on it
     * @description The ledger begins with the submission. What is in force is the latest line of a code; nothing is shared, passed on or published without the line that it rests on.
     */
    get: operations['getConsents'];
    put?: never;
    /**
     * Give or withdraw a consent, on a closed case too
     * @description It counts from its commit: after the answer nothing more is shared on a consent that was withdrawn; what was passed on before stays listed. The desk writes down what a proposer told it with `onBehalfOf` and the evidence. Saying what already holds changes nothing.
     */
    post: operations['stateConsent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/partners': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The partner municipalities of a desk
     * @description The municipalities that the desk knows; where its guideline names partners, those of them. A case is passed on to one of these with `POST /proposals/{id}/deliveries`.
     */
    get: operations['listPartners'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * To which partner municipalities a case was passed on
     * @description Each with what was passed on, when, and the line of the consent ledger that it rests on. They stay listed after that consent was withdrawn; reading ends with it.
     */
    get: operations['listDeliveries'];
    put?: never;
    /**
     * Pass a case on to a partner municipality
     * @description Only what was decided, and only while the proposer’s consent to it is in force: both are asked in the transaction that writes the delivery. From then on people of that municipality read the case, without what is protected or personal, as long as the consent holds. The same content on the same consent is passed on once.
     */
    post: operations['deliverProposal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/follow-ups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The tasks beside the process of a case
     * @description What the case calls for beyond its own steps: opened and dropped with the commands and consents that make the difference, done by somebody of the desk.
     */
    get: operations['listFollowUps'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/follow-ups/{followUpId}/done': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A task beside the process is done
     * @description On a closed case too; what is said to it stays on record.
     */
    post: operations['finishFollowUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What awaits me, over all my desks, the earliest due first
     * @description The open asks that await one of my people in one of their roles: the desk’s, my departments’, my own proposals’.
     */
    get: operations['listTasks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was written to each other in a case, the latest first
     * @description A proposer reads what both sides read; the city’s own people also what they write among themselves. Nobody else reads any of it, whatever the proposer consents to. Every reading is recorded.
     */
    get: operations['listMessages'];
    put?: never;
    /**
     * Write to the others of a case, also after it was closed
     * @description It moves nothing: no command, no ask. The other side gets a notice without its words: whoever is in charge, or the side. What the city’s own people write among themselves never reaches a proposer. A case in which somebody writes does not stand still.
     */
    post: operations['writeMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/messages/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * I have read the messages of a case up to this one
     * @description Nobody else learns of it. What was read stays read.
     */
    post: operations['markMessagesRead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/meetings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The meetings of a case, the latest first
     * @description A proposer sees those in which both sides take part; the city’s own people also those among themselves. Cancelled ones stay.
     */
    get: operations['listMeetings'];
    put?: never;
    /**
     * Plan a meeting of a case, also after it was closed
     * @description It moves nothing. Those who take part get a notice with its instant (not its place), and it stands in their calendars. Times are those of Tokyo, and lie ahead.
     */
    post: operations['planMeeting'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/meetings/{meetingId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Move a meeting, to another time or another place
     * @description Those who take part are told. Whoever decided by an earlier state of it is refused; the same change sent again is none.
     */
    put: operations['changeMeeting'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/meetings/{meetingId}/cancellation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A meeting does not take place
     * @description It stays listed, and stands in calendars as cancelled for a while. Those who take part are told; what was cancelled before stays as it was.
     */
    post: operations['cancelMeeting'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What I was told, over all my desks, the latest first
     * @description My own notices and those of my sides that name nobody. Each shows its case as it stands now and as I may see it now; of a case that I may not see any more nothing is shown.
     */
    get: operations['listNotices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notices/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * I have read these notices, or all up to an instant
     * @description For me alone: others of my side have their own. What is not mine is passed over.
     */
    post: operations['markNoticesRead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/my/preferences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How I want to be told, and in which language
     * @description By groups of notices, of which I see those that I could ever get. In the inbox every notice stands anyway: this is about mails.
     */
    get: operations['getPreferences'];
    /**
     * Choose how I want to be told, and in which language
     * @description Replaces all of it: a group that is not named goes back to its default. What awaits me, results and receipts can’t be turned off. Without a digest nothing can be told in it.
     */
    put: operations['setPreferences'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/ageing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What waits for how long, and for whom
     * @description Everything that is asked of somebody in open cases, by side and by who is in charge, and the cases whose ball has lain longest. The desk and the auditor see all of it, a leader what the own sections have. Numbers and dates only: what a case is about stands in the case.
     */
    get: operations['getAgeing'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/closed-days': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * On which days the desk is closed
     * @description From the last weeks on, beside weekends, and national holidays and the days around New Year where the guideline closes on them.
     */
    get: operations['listClosedDays'];
    put?: never;
    /**
     * The desk is closed on a day
     * @description Whatever is counted from now on counts it. Dates that were promised stay until the order to count them again: POST /desks/{desk}/replans.
     */
    post: operations['addClosedDay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/closed-days/{day}': {
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
     * The desk is open on that day after all
     * @description Only of what was entered here. As with a new one, dates that were promised stay until they are counted again.
     */
    delete: operations['removeClosedDay'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/replans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Orders to count due dates again, and how far they are
     * @description The latest first.
     */
    get: operations['listReplans'];
    put?: never;
    /**
     * Count the due dates of every open case again
     * @description After a change of the desk’s calendar. Each open case whose dates move is given the command `replan`, with the reason, and takes it between two others; what was counted before stands in its record as it was. Some cases at a time: the list tells how far it is.
     */
    post: operations['orderReplan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/assignments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who is and was in charge of this case
     * @description By side, the latest first: the desk’s and that of each department that takes part.
     */
    get: operations['listAssignments'];
    put?: never;
    /**
     * Take charge of a side of a case, give it back, give it to somebody, or hand it on
     * @description claim: I am in charge from now on, unless somebody is already. release: back to the inbox, or to whoever delegated it. assign: by the leader of the department, or the desk head. delegate: by the person in charge. As long as somebody is in charge, only they, their substitute during an absence, the leader of the department and the desk head give the commands of that side; everybody else gets ASSIGNED_TO_ANOTHER.
     */
    post: operations['changeAssignment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/assignments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Put somebody in charge of many cases at once: of all of them, or of none
     * @description By the leader of the department, or the desk head. Where one of them can’t be assigned, nothing is, and `errors` says which and why.
     */
    post: operations['assignMany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/assignees': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who can be in charge of what, today
     * @description The people of the desk and of the departments, with the roles in which they act.
     */
    get: operations['listAssignees'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/absences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who is away or will be, and who stands in
     * @description Absences whose last day has not passed, the first day first.
     */
    get: operations['listAbsences'];
    put?: never;
    /**
     * Somebody is away, and somebody stands in for them
     * @description For oneself, by the leader or the desk head for their people, or by the administrator. From the first day to the last one the substitute may do in the cases of the absent one what they may do anyway in a case that nobody is in charge of: they have to be of the same side.
     */
    post: operations['addAbsence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/absences/{absenceId}': {
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
     * They are back, or do not go: nobody stands in any more
     * @description Takes effect at once. What the substitute did stays done.
     */
    delete: operations['cancelAbsence'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/watch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Follow a case
     * @description From now on I get a notice of whatever is carried out or written in it. Following twice is following once.
     */
    post: operations['watchCase'];
    /**
     * Follow a case no longer
     * @description Not following it is the same afterwards.
     */
    delete: operations['stopWatchingCase'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/my/calendar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether there is an address for my calendar program
     * @description The address itself is shown once, when it is made.
     */
    get: operations['getCalendarFeed'];
    put?: never;
    /**
     * Make an address for my calendar program
     * @description Whoever has the address reads my due dates (numbers of cases and what is awaited, nothing of what they are about). It is shown this once; making another ends it. It is good for nothing once I have no role.
     */
    post: operations['makeCalendarFeed'];
    /**
     * End the address of my calendar
     * @description From now on it is an address like any that never was. Where there is none it is the same afterwards.
     */
    delete: operations['revokeCalendarFeed'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/calendar/{token}.ics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A person’s due dates, for a calendar program
     * @description iCalendar (RFC 5545): due dates of what awaits the person, meetings, last days of pilots, reviews and ends of agreements, windows. The address is the credential: one that was revoked, or whose person has no role any more, is answered like one that never was.
     */
    get: operations['readCalendar'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/handovers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Handovers that are planned, and those that were
     * @description The latest day first. One whose day has come and which is still planned says in `problem` why.
     */
    get: operations['listHandovers'];
    put?: never;
    /**
     * Hand over everything that a person or a section has open
     * @description One order moves every open case that the person is in charge of, or for which nobody else is left, with their watches and substitutions; of a section every open case that it was asked for. Their roles end with the day before. Where anything has no successor nothing is done, and `openWork` lists it. No due date changes. A later day is carried out by itself; rights follow from the dates, so that they change on the day in any case.
     */
    post: operations['orderHandover'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/handovers/{handoverId}': {
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
     * A planned handover does not take place
     * @description Roles go on as they would have. Where somebody was given a role meanwhile beside which theirs can’t go on (FOUR_EYES), nothing is taken back: that one is ended first. What was carried out is not taken back: another handover leads the other way.
     */
    delete: operations['takeBackHandover'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/handover-brief': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What somebody has to know who takes this case over
     * @description Made from the record: what was promised and until when, what is next, who was met, what is still open, and the notes of those who had it before. For whoever may read the whole case, before a handover as well as after it.
     */
    get: operations['getHandoverBrief'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/mails': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Mails of a desk, the latest first: those that failed, where nothing else is asked for
     * @description `failed`: refused for good, or tried for two days. `dropped`: nobody could be written to any more, or there was nothing left to say. A mail that a server took and sent back later (a bounce) is `sent` here: it comes to the mailbox of the sender.
     */
    get: operations['listMails'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/mails/{mailId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a mail again that failed
     * @description When its address was put right, or the server takes it now. It says what is true when it goes.
     */
    post: operations['retryMail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The receivers of a desk’s events
     * @description With how much waits for each, and how much was given up. No secret.
     */
    get: operations['listWebhooks'];
    put?: never;
    /**
     * Tell another system of events
     * @description From now on each event of these types is sent there, signed in the form of Standard Webhooks. A public https address; where an instance is tried out also http on this machine.
     */
    post: operations['addWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/webhooks/{endpointId}/rotation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a receiver a new secret
     * @description For a day events are signed with both, so that the receiver can change without missing anything.
     */
    post: operations['rotateWebhookSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/webhooks/{endpointId}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tell a receiver nothing any more
     * @description What waited for it lies among what was given up, and can be sent again once it is enabled.
     */
    post: operations['disableWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/webhooks/{endpointId}/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tell a disabled receiver of events again
     * @description Of those that happen from now on; what it missed while it was disabled was never put in line.
     */
    post: operations['enableWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/webhooks/{endpointId}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a receiver was told, and what it could not be told
     * @description The latest first. `status=dead` is the list of what was given up.
     */
    get: operations['listWebhookDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/desks/{desk}/webhooks/{endpointId}/redeliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send again what was given up
     * @description Those of the ids, delivered ones too; without any, whatever was given up, the oldest first, at most 500 at once. They keep their event ids and their order among themselves, behind what waits already.
     */
    post: operations['sendWebhooksAgain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit/proposals/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The Temporal history of a case beside its record and its chain, command by command
     * @description Reads the decoded history of every opening of the case from Temporal and compares it with the commands of the record and with the hash chain. What was settled within the last seconds is looked at again before it is called a difference. The reading itself is noted.
     */
    get: operations['getCaseAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit/proposals/{id}/accesses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who read protected or personal fields of a case, and who was refused, the latest first
     * @description Every answer that shows such fields has a row, and every refused attempt. Reading this list shows none of the fields, and is no such read itself.
     */
    get: operations['listAccesses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit/proposals/{id}/chain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The hash chain of a case, computed anew, and its entries in their order
     * @description From the record alone: it is answered while Temporal is away. The whole chain is computed with each page. The reading itself is noted.
     */
    get: operations['getChain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit/proposals/{id}/notices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who was told what of a case, the latest first
     * @description Every notice that was written about the case, to whichever side, with what became of it by mail. The reading itself is noted.
     */
    get: operations['listAuditedNotices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit/desks/{desk}/people/{personId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a person did and read at a desk, the latest first
     * @description The entries of the chains that name the person as who acted, joined with their recorded reads, sign-ins and refused attempts, between two days. Each such reading is recorded itself. An attempt at a case that the person may not see names the case all the same.
     */
    get: operations['listDeeds'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * This document
     * @description Made from the schemas that validate, when the API starts. `/api/docs` shows it as a page.
     */
    get: operations['getOpenApi'];
    put?: never;
    post?: never;
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
    /** @description Somebody is away, and who stands in for them */
    Absence: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      personId: string;
      person: string;
      /** Format: uuid */
      substituteId: string;
      substitute: string;
      /**
       * Format: date
       * @description First day
       */
      from: string;
      /**
       * Format: date
       * @description Last day
       */
      to: string;
    };
    AbsenceList: {
      absences: components['schemas']['Absence'][];
    };
    /** @description A read, or a refused attempt */
    Access: {
      /** Format: date-time */
      at: string;
      /** @description Null: an account that is nobody at this desk */
      personId: string | null;
      name: string | null;
      /** @description Route or command */
      action: string;
      /** @description Classes of guarded fields that the answer showed */
      fields: ('protected' | 'personal')[];
      /** @description Why it was refused; null: it was answered */
      code: string | null;
    };
    AccessChange: {
      access: components['schemas']['ColleagueAccess'];
    };
    AccessPage: {
      accesses: components['schemas']['Access'][];
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    /** @description A command that is open to the one who asks */
    Action: {
      kind: components['schemas']['CommandKind'];
      /** @description It may be given in one’s own name */
      own: boolean;
      /** @description For whom it may be given instead */
      onBehalfOf: ('proposer' | 'mayor')[];
    };
    /** @description Who did it */
    Actor: {
      side: components['schemas']['Side'];
      /** @description Only for the city’s own people, as are the roles */
      name?: string;
      roles?: components['schemas']['Role'][];
    };
    /** @description By business days since it was asked for */
    AgeGroups: {
      upTo5: number;
      upTo10: number;
      upTo20: number;
      over20: number;
    };
    Ageing: {
      /** Format: date */
      asOf: string;
      holders: components['schemas']['AgeingHolder'][];
      cases: components['schemas']['AgeingCase'][];
      more: boolean;
    };
    AgeingBall: {
      holder: components['schemas']['Party'];
      departmentId: string | null;
      /** Format: date-time */
      since: string;
      until: string | null;
    };
    AgeingCase: {
      /** Format: uuid */
      proposalId: string;
      referenceNumber: string | null;
      ball: components['schemas']['AgeingBall'];
      /** @description Business days since then */
      waitedDays: number;
      overdue: boolean;
    };
    /** @description A side, or who is in charge of its part of some cases */
    AgeingHolder: {
      holder: components['schemas']['Party'];
      departmentId: string | null;
      /** @description Null: nobody is */
      inCharge: components['schemas']['NamedPerson'] | null;
      /** @description What awaits them */
      open: number;
      overdue: number;
      /** @description Whose clock stands */
      stopped: number;
      /** Format: date-time */
      oldestSince: string;
      byAge: components['schemas']['AgeGroups'];
    };
    AgreementInForce: {
      kind: string;
      title: string;
      document: string | null;
      /** Format: date */
      concludedOn: string;
      termFrom: string | null;
      /** @description Null: no fixed term */
      termTo: string | null;
      nextReviewOn: string | null;
      implementedOn: string | null;
    };
    AgreementKind: {
      code: string;
      ja: string;
      en: string;
      /** @description Section of the guideline; null: not in it */
      source: string | null;
      when: string;
    };
    /** @description What the form says on a criterion */
    AnswerBeside: {
      /** @description As screening or the decision answers it */
      criterion: string;
      field: string;
      /** @description Item of a checklist; null: the answer as a whole */
      item: string | null;
      label: components['schemas']['Words'];
      answer: components['schemas']['FormValue'];
    };
    /** @description Who is awaited, for what, since when and until when */
    Ask: {
      key: string;
      kind: components['schemas']['AskKind'];
      holder: components['schemas']['Party'];
      departmentId: string | null;
      /** Format: date-time */
      since: string;
      until: string | null;
    };
    /**
     * @description What an open ask waits for
     * @enum {string}
     */
    AskKind:
      | 'answer'
      | 'correct'
      | 'screen'
      | 'assign'
      | 'respond'
      | 'hold_dialogue'
      | 'start_pilot'
      | 'report_pilot'
      | 'evaluate'
      | 'concur'
      | 'decide'
      | 'choose_track'
      | 'advise'
      | 'choose_agreement_kind'
      | 'secure_funds'
      | 'determine_procurement'
      | 'record_procurement'
      | 'proposer_consent'
      | 'municipality_consent'
      | 'conclude'
      | 'implement'
      | 'review_agreement'
      | 'end_agreement'
      | 'answer_protection'
      | 'settle_protection';
    /**
     * @description A side of the city’s own
     * @enum {string}
     */
    AssignedSide: 'desk' | 'department';
    Assignee: {
      /** Format: uuid */
      personId: string;
      name: string;
      roles: components['schemas']['Role'][];
      departmentIds: string[];
      /** @description Can be in charge of the desk’s side */
      ofDesk: boolean;
    };
    AssigneeList: {
      assignees: components['schemas']['Assignee'][];
    };
    Assignment: {
      holder: components['schemas']['AssignedSide'];
      /** @description Null: the desk’s side */
      departmentId: string | null;
      /** Format: uuid */
      personId: string;
      name: string;
      how: components['schemas']['AssignmentWay'];
      /** @description Name of who did it */
      givenBy: string;
      note: string | null;
      /** Format: date-time */
      since: string;
      /** @description Null: still in charge */
      until: string | null;
    };
    /**
     * @description What somebody may do with the charge of a side
     * @enum {string}
     */
    AssignmentAction: 'claim' | 'release' | 'assign' | 'delegate';
    AssignmentChange: {
      action: components['schemas']['AssignmentAction'];
      /** @description The side: a department, null for the desk; the only one that can be meant where it is not given */
      departmentId?: string | null;
      /**
       * Format: uuid
       * @description assign, delegate: to whom
       */
      personId?: string;
      note?: string;
    };
    AssignmentList: {
      inCharge: components['schemas']['InCharge'][];
      history: components['schemas']['Assignment'][];
    };
    /**
     * @description How somebody came to be in charge
     * @enum {string}
     */
    AssignmentWay: 'claimed' | 'assigned' | 'delegated' | 'handed_over';
    /** @enum {string} */
    AtOnce: 'at_once';
    /** @enum {string} */
    AtOnceOrDigest: 'at_once' | 'digest';
    /** @enum {string} */
    AtOnceOrDigestOrOff: 'at_once' | 'digest' | 'off';
    /** @enum {string} */
    AtOnceOrOff: 'at_once' | 'off';
    AuditedCommand: {
      /** Format: uuid */
      commandId: string;
      number: number;
      kind: string;
      status: components['schemas']['CommandStatus'];
      record: components['schemas']['AuditedRecord'];
      signals: components['schemas']['AuditedSignal'][];
      settlement: components['schemas']['AuditedSettlement'] | null;
      auditEntries: {
        n: number;
        action: string;
        hash: string;
      }[];
      agrees: boolean;
      /** @enum {string} */
      difference?:
        | 'HISTORY_GONE'
        | 'SIGNAL_MISSING'
        | 'SIGNAL_DIFFERS'
        | 'SETTLEMENT_MISSING'
        | 'SETTLEMENT_AHEAD'
        | 'STATUS_DIFFERS'
        | 'CODE_DIFFERS'
        | 'STATE_DIFFERS'
        | 'AUDIT_MISSING';
    };
    /** @description An event of the Temporal history, decoded */
    AuditedEvent: {
      opening: number;
      runId: string;
      eventId: number;
      at: string | null;
      type: string;
      signal?: {
        name: string;
        payload: unknown;
      };
      activity?: {
        type: string;
        result?: unknown;
        failure?: string;
      };
    };
    /** @description Something that somebody was told of a case */
    AuditedNotice: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      at: string;
      kind: components['schemas']['NoticeKind'];
      label: components['schemas']['Words'];
      /** @description The side that was told */
      recipient: components['schemas']['Party'];
      departmentId: string | null;
      /** @description Null: whoever was of the side */
      person: components['schemas']['ToldPerson'] | null;
      /** @description The command that it tells of */
      commandId: string | null;
      /** @description What became of it by mail; a mail that went out long ago is not kept */
      mails: {
        person: components['schemas']['ToldPerson'];
        status: components['schemas']['MailStatus'];
        /** @description Why it was not sent, or not yet */
        code: string | null;
        sentAt: string | null;
      }[];
    };
    AuditedNoticePage: {
      notices: components['schemas']['AuditedNotice'][];
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    AuditedOpening: {
      opening: number;
      workflowId: string;
      /** @description False: Temporal does not have all of it any more */
      whole: boolean;
      /** @description Null: Temporal has nothing of it */
      status: string | null;
    };
    /** @description As the record has it */
    AuditedRecord: {
      status: components['schemas']['CommandStatus'];
      code: string | null;
      stage: components['schemas']['Position'] | null;
      outcome: components['schemas']['Outcome'] | null;
      workflowId: string | null;
      runId: string | null;
      at: string | null;
      /** Format: date-time */
      receivedAt: string;
      occurredOn: string | null;
      actor: components['schemas']['Actor'];
      onBehalfOf: {
        party: string;
        evidence: string;
      } | null;
      input: {
        [key: string]: unknown;
      };
    };
    /** @description As the history has it */
    AuditedSettlement: {
      status: components['schemas']['CommandStatus'];
      code: string | null;
      stage: components['schemas']['Position'] | null;
      outcome: components['schemas']['Outcome'] | null;
      workflowId: string | null;
      runId: string | null;
      at: string | null;
    };
    AuditedSignal: {
      workflowId: string;
      runId: string;
      eventId: number;
      at: string | null;
      name: string;
      commandId: string | null;
      number: number | null;
      kind: string | null;
    };
    /** @description Whose turn it is, since when and until when */
    Ball: {
      holder: components['schemas']['Party'];
      /** @description Only for the city’s own people */
      departmentId?: string | null;
      /** Format: date-time */
      since: string;
      /** @description Null: the clock stands */
      until: string | null;
    };
    /** @description A session in a browser; its token is in the cookie */
    BrowserSession: {
      /** Format: date-time */
      expiresAt: string;
      /** @description To be sent as `X-CSRF-Token` with whatever changes something */
      csrfToken: string;
      /** @description Who the account is, desk by desk */
      people: components['schemas']['PersonAtDesk'][];
    };
    BulkAssigned: {
      assigned: number;
    };
    BulkAssignment: {
      /**
       * Format: uuid
       * @description Who is to be in charge
       */
      personId: string;
      cases: components['schemas']['CaseToAssign'][];
      note?: string;
    };
    CalendarFeed: {
      feed: {
        /** Format: date-time */
        createdAt: string;
        /** @description When a program asked last, to the hour; null: none has */
        readAt: string | null;
      } | null;
    };
    CaseAudit: {
      openings: components['schemas']['AuditedOpening'][];
      events: components['schemas']['AuditedEvent'][];
      commands: components['schemas']['AuditedCommand'][];
      /** @description Signals behind which no such command stands; they change nothing */
      unmatchedSignals: components['schemas']['AuditedSignal'][];
      chain: {
        length: number;
        head: string;
        valid: boolean;
      };
      /** @description Record and history agree in every command, and the chain is whole */
      agrees: boolean;
    };
    CaseToAssign: {
      /** Format: uuid */
      proposalId: string;
      /** @description The side: a department, null for the desk; the only one that can be meant where it is not given */
      departmentId?: string | null;
    };
    ChainEntry: {
      n: number;
      /** Format: date-time */
      at: string;
      action: string;
      /** @description Null: the system. Without a name: nobody whom the desk knows */
      person: {
        id: string;
        name: string | null;
      } | null;
      commandId: string | null;
      /** @description Codes, ids, numbers and instants; words stand in the chain as commitments only */
      facts: {
        [key: string]: string | number | boolean | null;
      };
      hash: string;
    };
    ChainPage: {
      length: number;
      head: string;
      /** @description Every entry follows from the one before it, and says what it said */
      valid: boolean;
      entries: components['schemas']['ChainEntry'][];
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    Challenge: {
      /** Format: uuid */
      id: string;
      kind: components['schemas']['PostingKind'];
      title: string;
      description: string;
      publishedOn: string | null;
      /** Format: date */
      opensOn: string;
      /** @description Last day; null: open end */
      closesOn: string | null;
      /** @description Proposals can be handed in today */
      open: boolean;
      /** @description Owners; the first one leads */
      departments: components['schemas']['Department'][];
      /** @description Only for the city’s own people */
      windowChanges?: components['schemas']['WindowChange'][];
    };
    ChallengePage: {
      challenges: components['schemas']['Challenge'][];
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    ChallengePublication: {
      /**
       * Format: date
       * @description Today where it is not given; never a day that is over
       */
      publishedOn?: string;
      /** Format: date */
      opensOn?: string;
      /** @description Last day; null: open end */
      closesOn?: string | null;
    };
    /** @description What I may do now with the charge of a side of the case */
    Charge: {
      holder: components['schemas']['AssignedSide'];
      /** @description Null: the desk’s side */
      departmentId: string | null;
      /** @description For POST /proposals/{id}/assignments */
      actions: components['schemas']['AssignmentAction'][];
    };
    CityContribution: {
      code: string;
      ja: string;
      en: string;
      /** @description Section of the guideline; null: not in it */
      source: string | null;
      places: components['schemas']['Words'][];
    };
    /** @description The city’s clock, as both sides see it */
    Clock: {
      /** @description The city’s clock stands, because the proposer is asked to correct */
      stands: boolean;
      /** @description Business days that the city has left of what falls due first; null while its clock runs */
      remainingDays: number | null;
      /** @description Every stop, the earliest first */
      stops: components['schemas']['ClockStop'][];
    };
    ClockStop: {
      /**
       * Format: date
       * @description What was left on this day is kept
       */
      from: string;
      /** @description Day from which it runs on; null while it stands */
      to: string | null;
      /** @enum {string} */
      why: 'correction';
    };
    ClosedDay: {
      /** Format: date */
      day: string;
      note: string | null;
      /**
       * @description desk: entered here; guideline: stands in its profile
       * @enum {string}
       */
      origin: 'desk' | 'guideline';
    };
    ClosedDayList: {
      closedDays: components['schemas']['ClosedDay'][];
    };
    Colleague: {
      /** Format: uuid */
      id: string;
      name: string;
      email: string | null;
      access: components['schemas']['ColleagueAccess'];
    };
    /** @enum {string} */
    ColleagueAccess: 'view' | 'edit' | 'none';
    ColleagueList: {
      colleagues: components['schemas']['Colleague'][];
    };
    /**
     * @description What a person may ask for
     * @enum {string}
     */
    CommandKind:
      | 'submit'
      | 'resubmit'
      | 'answer'
      | 'convert'
      | 'withdraw'
      | 'request_correction'
      | 'pass_screening'
      | 'exclude'
      | 'redirect'
      | 'assign_departments'
      | 'take_task'
      | 'refuse_task'
      | 'close_without_department'
      | 'record_dialogue'
      | 'concur'
      | 'object'
      | 'decide_feasibility'
      | 'choose_track'
      | 'choose_other_method'
      | 'request_expert'
      | 'record_advice'
      | 'start_pilot'
      | 'finish_pilot'
      | 'abort_pilot'
      | 'evaluate'
      | 'accept_report'
      | 'adopt'
      | 'reject'
      | 'secure_funds'
      | 'determine_procurement'
      | 'record_procurement_result'
      | 'choose_agreement_kind'
      | 'consent_to_agreement'
      | 'conclude'
      | 'implement'
      | 'review_agreement'
      | 'end_agreement'
      | 'lapse'
      | 'reopen'
      | 'change_guideline'
      | 'mark_protected'
      | 'consult_protection'
      | 'answer_protection'
      | 'settle_protection'
      | 'replan'
      | 'extend_due'
      | 'hand_over';
    /** @description A command, by its `kind` */
    CommandRequest:
      | components['schemas']['Command_submit']
      | components['schemas']['Command_resubmit']
      | components['schemas']['Command_answer']
      | components['schemas']['Command_convert']
      | components['schemas']['Command_withdraw']
      | components['schemas']['Command_request_correction']
      | components['schemas']['Command_pass_screening']
      | components['schemas']['Command_exclude']
      | components['schemas']['Command_redirect']
      | components['schemas']['Command_assign_departments']
      | components['schemas']['Command_take_task']
      | components['schemas']['Command_refuse_task']
      | components['schemas']['Command_close_without_department']
      | components['schemas']['Command_record_dialogue']
      | components['schemas']['Command_concur']
      | components['schemas']['Command_object']
      | components['schemas']['Command_decide_feasibility']
      | components['schemas']['Command_choose_track']
      | components['schemas']['Command_choose_other_method']
      | components['schemas']['Command_request_expert']
      | components['schemas']['Command_record_advice']
      | components['schemas']['Command_start_pilot']
      | components['schemas']['Command_finish_pilot']
      | components['schemas']['Command_abort_pilot']
      | components['schemas']['Command_evaluate']
      | components['schemas']['Command_accept_report']
      | components['schemas']['Command_adopt']
      | components['schemas']['Command_reject']
      | components['schemas']['Command_secure_funds']
      | components['schemas']['Command_determine_procurement']
      | components['schemas']['Command_record_procurement_result']
      | components['schemas']['Command_choose_agreement_kind']
      | components['schemas']['Command_consent_to_agreement']
      | components['schemas']['Command_conclude']
      | components['schemas']['Command_implement']
      | components['schemas']['Command_review_agreement']
      | components['schemas']['Command_end_agreement']
      | components['schemas']['Command_lapse']
      | components['schemas']['Command_reopen']
      | components['schemas']['Command_change_guideline']
      | components['schemas']['Command_mark_protected']
      | components['schemas']['Command_consult_protection']
      | components['schemas']['Command_answer_protection']
      | components['schemas']['Command_settle_protection']
      | components['schemas']['Command_replan']
      | components['schemas']['Command_extend_due']
      | components['schemas']['Command_hand_over'];
    CommandState: {
      /** Format: uuid */
      commandId: string;
      /** @description Its place in the order of the case’s commands */
      number: number;
      kind: components['schemas']['CommandKind'];
      status: components['schemas']['CommandStatus'];
      /** @description settled: where the case stands after it */
      result?: components['schemas']['Standing'];
      /** @description refused: why */
      problem?: components['schemas']['Refusal'];
    };
    /** @enum {string} */
    CommandStatus: 'received' | 'settled' | 'refused';
    /** @description The pilot was broken off */
    Command_abort_pilot: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'abort_pilot';
      /** @description The pilot was broken off */
      input: {
        /** @description Reason, shown to those concerned */
        reason: string;
        /** Format: date */
        endedOn: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The report of the pilot is accepted, and the case ends with it; choose_track goes on instead */
    Command_accept_report: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'accept_report';
      /** @description The report of the pilot is accepted, and the case ends with it; choose_track goes on instead */
      input: {
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The proposal is adopted (採用) */
    Command_adopt: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'adopt';
      /** @description The proposal is adopted (採用) */
      input: {
        /** @description Reason, shown to those concerned */
        reason: string;
        cost?: components['schemas']['CostFindings'];
        externalDecision?: components['schemas']['ExternalDecision'];
        /** @description What was considered of risks */
        riskNote?: string;
        /** @description What was considered of fairness */
        fairnessNote?: string;
        /**
         * @description What was found on each criterion of the profile’s evaluation
         * @default []
         */
        criteria?: components['schemas']['CriterionFinding'][];
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Answers a consultation, a request or an inquiry, which ends with it */
    Command_answer: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'answer';
      /** @description Answers a consultation, a request or an inquiry, which ends with it */
      input: {
        /** @description The answer, in words for who asked */
        message: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The proposer’s answer; what both sides want takes effect */
    Command_answer_protection: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'answer_protection';
      /** @description The proposer’s answer; what both sides want takes effect */
      input: {
        /** @description Every item that was asked about */
        items: components['schemas']['ItemView'][];
        message?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Asks departments to take the case; one of them leads */
    Command_assign_departments: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'assign_departments';
      /** @description Asks departments to take the case; one of them leads */
      input: {
        departments: {
          /**
           * Format: uuid
           * @description Department of this desk
           */
          departmentId: string;
          /** @default false */
          lead?: boolean;
        }[];
        /** @description Existing project that it is matched with, where the desk does that */
        project?: string;
        note?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The case goes on under another version of the guideline */
    Command_change_guideline: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'change_guideline';
      /** @description The case goes on under another version of the guideline */
      input: {
        /** @description Version of the desk’s profile */
        version: number;
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Which kind of agreement it becomes; the profile’s rules propose one */
    Command_choose_agreement_kind: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'choose_agreement_kind';
      /** @description Which kind of agreement it becomes; the profile’s rules propose one */
      input: {
        agreementKind: string;
        /** @description Fields that it covers */
        policyFields: string[];
        /** @description How many initiatives are expected */
        initiatives?: number;
        /** @description Needed where the rules disagree, and where another kind is chosen */
        reason?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Better done by another method of the city’s, which has a procedure of its own */
    Command_choose_other_method: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'choose_other_method';
      /** @description Better done by another method of the city’s, which has a procedure of its own */
      input: {
        /** @description Code of another method of the profile */
        method: string;
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description In which way it is carried out, where the desk has several */
    Command_choose_track: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'choose_track';
      /** @description In which way it is carried out, where the desk has several */
      input: {
        /** @description Code of a track of the profile */
        track: string;
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description No department takes it */
    Command_close_without_department: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'close_without_department';
      /** @description No department takes it */
      input: {
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Concludes the agreement or contract */
    Command_conclude: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'conclude';
      /** @description Concludes the agreement or contract */
      input: {
        agreementKind: string;
        /** @description Form of the document, where the profile lists forms */
        instrument?: string;
        title: string;
        /** @description The draft that both sides agreed to; none without an agreement */
        document?: string;
        /** @description Reason, shown to those concerned */
        reason?: string;
        /** @description First and last day; none: no fixed term */
        term?: {
          /** Format: date */
          from: string;
          /** Format: date */
          to: string;
        };
        /**
         * @description Exclusion criteria on the method itself
         * @default []
         */
        scheme?: components['schemas']['CriterionAnswer'][];
        /**
         * @description Exclusion criteria on the organisation, again
         * @default []
         */
        recheck?: components['schemas']['CriterionAnswer'][];
        externalDecision?: components['schemas']['ExternalDecision'];
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The side whose agreement is needed agrees */
    Command_concur: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'concur';
      /**
       * @description The side whose agreement is needed agrees
       * @default {}
       */
      input?: {
        /**
         * Format: uuid
         * @description Department of this desk
         */
        departmentId?: string;
        note?: string;
        externalDecision?: components['schemas']['ExternalDecision'];
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description One side agrees to the draft of the agreement */
    Command_consent_to_agreement: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'consent_to_agreement';
      /** @description One side agrees to the draft of the agreement */
      input: {
        /** @description Kind of agreement of the profile */
        agreementKind: string;
        /** @description Which draft is agreed to: its title and version, the same on both sides */
        document: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Asks the proposer which items are to be protected */
    Command_consult_protection: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'consult_protection';
      /** @description Asks the proposer which items are to be protected */
      input: {
        /** @description What the desk wants of each item */
        items: components['schemas']['ItemView'][];
        /** @description Why, in words for the proposer */
        message: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Turns a consultation, a request or an inquiry into a proposal under the same number */
    Command_convert: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'convert';
      /** @description Turns a consultation, a request or an inquiry into a proposal under the same number */
      input: {
        /** @enum {string} */
        type: 'open_proposal' | 'posted_challenge';
        /**
         * @description The posted challenge that it answers
         * @default null
         */
        challengeId?: string | null;
        /** @description The proposal, whole, with its pledges */
        content: {
          [key: string]: components['schemas']['FormValue'];
        };
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Whether it can be made a project (事業化の可否) */
    Command_decide_feasibility: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'decide_feasibility';
      /** @description Whether it can be made a project (事業化の可否) */
      input: {
        feasible: boolean;
        /** @description Reason, shown to those concerned */
        reason: string;
        cost?: components['schemas']['CostFindings'];
        externalDecision?: components['schemas']['ExternalDecision'];
        /** @description What was considered of risks */
        riskNote?: string;
        /** @description What was considered of fairness */
        fairnessNote?: string;
        /**
         * @description What was found on each criterion of the profile’s evaluation
         * @default []
         */
        criteria?: components['schemas']['CriterionFinding'][];
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Whether and which bid or competition is held */
    Command_determine_procurement: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'determine_procurement';
      /** @description Whether and which bid or competition is held */
      input: {
        /** @description Code of a procedure of the profile, or none */
        procedure: string;
        /** @description Reason, shown to those concerned */
        reason: string;
        cost?: components['schemas']['CostFindings'];
        /**
         * @description Keys of the fields that go into the specification, where the guideline asks to talk that over
         * @default []
         */
        specification?: string[];
        externalDecision?: components['schemas']['ExternalDecision'];
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The agreement’s term is over; given by the clock at the last day, or by the city before it */
    Command_end_agreement: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'end_agreement';
      /** @description The agreement’s term is over; given by the clock at the last day, or by the city before it */
      input: {
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Records the verification of the effect */
    Command_evaluate: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'evaluate';
      /** @description Records the verification of the effect */
      input: {
        /** @description Effect found */
        effect: string;
        effectVerified: boolean;
        cost?: components['schemas']['CostFindings'];
        /**
         * @description pilot: run a second pilot
         * @default decision
         * @enum {string}
         */
        next?: 'decision' | 'pilot' | 'dialogue';
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The proposal or the organisation is out of scope */
    Command_exclude: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'exclude';
      /** @description The proposal or the organisation is out of scope */
      input: {
        /** @description Codes of the criteria that apply; at least one where the desk lists criteria */
        criteria: string[];
        /** @description Reason, shown to those concerned */
        reason: string;
        externalDecision?: components['schemas']['ExternalDecision'];
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Gives whoever is awaited more time; both sides are told the new day */
    Command_extend_due: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'extend_due';
      /** @description Gives whoever is awaited more time; both sides are told the new day */
      input: {
        /** @description Key of the open ask */
        ask: string;
        /**
         * Format: date
         * @description New last day: a business day of the desk after the present one
         */
        until: string;
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The pilot ended and its report is in */
    Command_finish_pilot: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'finish_pilot';
      /** @description The pilot ended and its report is in */
      input: {
        report: string;
        /** @description The data were verified */
        dataVerified: boolean;
        /** Format: date */
        endedOn: string;
        /**
         * @description How each duty of the operator was done
         * @default []
         */
        duties?: {
          duty: string;
          evidence: string;
        }[];
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description A successor takes over; given by a handover (POST /api/desks/{desk}/handovers) and in no other way */
    Command_hand_over: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'hand_over';
      /** @description A successor takes over; given by a handover (POST /api/desks/{desk}/handovers) and in no other way */
      input: {
        /**
         * Format: uuid
         * @description The handover that it belongs to
         */
        handoverId: string;
        /**
         * Format: date
         * @description Day from which the successors act
         */
        effectiveOn: string;
        parts: components['schemas']['HandedPart'][];
        /** @description What the successor has to know */
        note?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Implementation is recorded */
    Command_implement: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'implement';
      /** @description Implementation is recorded */
      input: {
        /** Format: date */
        startedOn: string;
        note?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Closed because the proposer stayed silent beyond the due date */
    Command_lapse: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'lapse';
      /** @description Closed because the proposer stayed silent beyond the due date */
      input: {
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The proposer wants these items to be protected */
    Command_mark_protected: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'mark_protected';
      /** @description The proposer wants these items to be protected */
      input: {
        /** @description Keys of the fields concerned */
        items: string[];
        note?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The side whose agreement is needed objects */
    Command_object: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'object';
      /** @description The side whose agreement is needed objects */
      input: {
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Every criterion was answered and none applies */
    Command_pass_screening: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'pass_screening';
      /** @description Every criterion was answered and none applies */
      input: {
        /** @description One answer per criterion of the pinned guideline */
        answers: components['schemas']['CriterionAnswer'][];
        /** @description Why an applicant outside the rule of locality is accepted */
        exceptionReason?: string;
        note?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The advice of the expert who was asked */
    Command_record_advice: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'record_advice';
      /** @description The advice of the expert who was asked */
      input: {
        advice: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description A dialogue that took place and what follows from it */
    Command_record_dialogue: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'record_dialogue';
      /** @description A dialogue that took place and what follows from it */
      input: {
        /** Format: date */
        heldOn: string;
        /** @description Sides that took part */
        participants: ('proposer' | 'desk' | 'department' | 'expert')[];
        summary: string;
        /** @description What the city told of its situation and issues */
        sharedByCity?: string;
        /** @description Goal confirmed by both sides */
        sharedGoal?: string;
        benefitProposer?: string;
        benefitMunicipality?: string;
        /** @description Which part each side plays */
        roleDivision?: {
          proposer: string;
          municipality: string;
        };
        /** @description Risks, each with who answers for it */
        risks?: {
          risk: string;
          /** @enum {string} */
          owner: 'proposer' | 'municipality' | 'both';
        }[];
        /** @description Why both sides can do it without overstraining */
        feasibilityNote?: string;
        cost?: components['schemas']['CostFindings'];
        /**
         * @description What follows: stay here, back to dialogue, run a pilot, or go to evaluation without one
         * @default stay
         * @enum {string}
         */
        next?: 'stay' | 'dialogue' | 'pilot' | 'evaluation';
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Result of the procurement procedure */
    Command_record_procurement_result: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'record_procurement_result';
      /** @description Result of the procurement procedure */
      input: {
        /** @enum {string} */
        selected: 'proposer' | 'other' | 'nobody';
        /** @description Name of the organisation selected, where it is another */
        selectedName?: string;
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Not a proposal for this desk: handed to the section in charge */
    Command_redirect: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'redirect';
      /** @description Not a proposal for this desk: handed to the section in charge */
      input: {
        /** @description Section that is responsible */
        section: string;
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description A department that was asked refuses, or one that took it hands it back */
    Command_refuse_task: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'refuse_task';
      /** @description A department that was asked refuses, or one that took it hands it back */
      input: {
        /**
         * Format: uuid
         * @description Department of this desk
         */
        departmentId?: string;
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Declined with a reason: not adopted (不採用), or not realised when it ends elsewhere */
    Command_reject: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'reject';
      /** @description Declined with a reason: not adopted (不採用), or not realised when it ends elsewhere */
      input: {
        /** @description Reason, shown to those concerned */
        reason: string;
        externalDecision?: components['schemas']['ExternalDecision'];
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Takes a closed case up again */
    Command_reopen: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'reopen';
      /** @description Takes a closed case up again */
      input: {
        /** @description Reason, shown to those concerned */
        reason: string;
        /**
         * @description Where it goes on
         * @enum {string}
         */
        stage?: 'screening' | 'matching' | 'dialogue' | 'evaluation';
        externalDecision?: components['schemas']['ExternalDecision'];
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Counts every due date again over the desk’s calendar */
    Command_replan: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'replan';
      /** @description Counts every due date again over the desk’s calendar */
      input: {
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Asks the proposer to correct or complete the proposal */
    Command_request_correction: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'request_correction';
      /** @description Asks the proposer to correct or complete the proposal */
      input: {
        /** @description What is to be completed, in words for the proposer */
        message: string;
        /**
         * @description Keys of the form fields concerned
         * @default []
         */
        fields?: string[];
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Asks an expert for advice */
    Command_request_expert: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'request_expert';
      /** @description Asks an expert for advice */
      input: {
        /** @description Kind of expert of the profile */
        expertKind: string;
        question: string;
        /**
         * Format: uuid
         * @description The expert, where they have an account here
         */
        personId?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Answers a request for correction with a new revision */
    Command_resubmit: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'resubmit';
      /** @description Answers a request for correction with a new revision */
      input: {
        /** @description The corrected proposal, whole */
        content: {
          [key: string]: components['schemas']['FormValue'];
        };
        note?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Yearly review of an agreement in force, with its renewal */
    Command_review_agreement: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'review_agreement';
      /** @description Yearly review of an agreement in force, with its renewal */
      input: {
        findings: string;
        /**
         * Format: date
         * @description New last day, where it is renewed
         */
        renewUntil?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The funds that the city needs are secured */
    Command_secure_funds: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'secure_funds';
      /** @description The funds that the city needs are secured */
      input: {
        /** @description Budget line or other source */
        source: string;
        externalDecision?: components['schemas']['ExternalDecision'];
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Ends a consultation that was not agreed in time: its items stay protected */
    Command_settle_protection: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'settle_protection';
      /** @description Ends a consultation that was not agreed in time: its items stay protected */
      input: {
        /** @description Reason, shown to those concerned */
        reason: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Starts a pilot (実証実験) */
    Command_start_pilot: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'start_pilot';
      /** @description Starts a pilot (実証実験) */
      input: {
        plan: string;
        place?: string;
        /**
         * @description Kind of issue it helps to solve
         * @enum {string}
         */
        issueKind?: 'administrative' | 'regional' | 'social';
        /**
         * @description What the city contributes
         * @default []
         */
        contributions?: {
          /** @description Code of a contribution of the profile */
          contribution: string;
          status: components['schemas']['ContributionStatus'];
          /**
           * @description The pilot cannot begin without it
           * @default false
           */
          needed?: boolean;
          /** @description Where; a place that the profile lists belongs to its contribution */
          place?: string;
          note?: string;
        }[];
        /** @description The city pays for some of it, as an exception of the profile */
        cityPays?: {
          /** @description Reason, shown to those concerned */
          reason?: string;
        };
        /** Format: date */
        startsOn: string;
        /**
         * Format: date
         * @description Planned end; the report is due some business days later
         */
        endsOn: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description Hands the draft in; the desk’s pledges and required fields must be complete */
    Command_submit: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'submit';
      /**
       * @description Hands the draft in; the desk’s pledges and required fields must be complete
       * @default {}
       */
      input?: Record<string, never>;
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description A department that was asked takes the case */
    Command_take_task: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'take_task';
      /**
       * @description A department that was asked takes the case
       * @default {}
       */
      input?: {
        /**
         * Format: uuid
         * @description Department of this desk
         */
        departmentId?: string;
        note?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description The proposer takes the proposal back */
    Command_withdraw: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'withdraw';
      /**
       * @description The proposer takes the proposal back
       * @default {}
       */
      input?: {
        /** @description Reason, shown to those concerned */
        reason?: string;
      };
      /** @description `version` of the case as last seen: refused when a later command was settled in between */
      expectedVersion?: number;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
      /**
       * Format: date
       * @description Day on which it happened, not after today; staff only
       */
      occurredOn?: string;
    };
    /** @description What was decided first, when and by whom */
    Conflict: {
      kind: components['schemas']['CommandKind'];
      number: number;
      /** Format: date-time */
      at: string;
      by: {
        side: components['schemas']['Side'];
        name?: string;
      };
    };
    Consent: {
      code: string;
      ja: string;
      en: string;
      /** @description Section of the guideline; null: not in it */
      source: string | null;
      required: boolean;
      default_value: boolean;
      covers: components['schemas']['Words'][];
      /** @description Also where the proposal is not adopted */
      regardless_of_decision: boolean;
    };
    /** @description A consent of the desk’s guideline, and whether it holds */
    ConsentGiven: {
      code: string;
      given: boolean;
    };
    ConsentLedger: {
      /** @description Each consent of the guideline and whether it is in force now */
      consents: components['schemas']['ConsentGiven'][];
      /** @description Every line in its order; empty until the proposal is handed in */
      ledger: components['schemas']['ConsentLine'][];
    };
    ConsentLine: {
      /** @description Place in the ledger; the latest line of a code is what holds */
      n: number;
      code: string;
      /** @description false: withdrawn, or not given */
      given: boolean;
      /**
       * @description The form, the guideline where the form left it open, or a later word of the proposer
       * @enum {string}
       */
      origin: 'form' | 'guideline' | 'statement';
      /** Format: date-time */
      at: string;
      /** @description Null: nobody; the guideline said it */
      by: components['schemas']['Actor'] | null;
      /** @description Where the desk wrote it down; only for the city’s own people */
      evidence?: string;
    };
    ConsentStatement: {
      /** @description A consent that the desk’s guideline asks for */
      code: string;
      given: boolean;
      onBehalfOf?: components['schemas']['OnBehalfOf'];
    };
    /** @description The session goes on under a new token; all others have ended */
    ContinuedSession: {
      /** Format: date-time */
      expiresAt: string;
      /** @description Null in a browser: it is in the cookie */
      token: string | null;
      /** @description Null for a program */
      csrfToken: string | null;
    };
    /** @description What the city contributes to the last pilot */
    ContributionPromised: {
      code: string;
      label: components['schemas']['Words'];
      status: components['schemas']['ContributionStatus'];
      needed: boolean;
      place: string | null;
      note: string | null;
    };
    /** @enum {string} */
    ContributionStatus: 'open' | 'promised' | 'declined';
    /** @description What is now known about triggers of a procurement procedure */
    CostFindings: {
      /** @description The city bears a cost */
      municipalCost?: boolean;
      /** @description Fairness asks for an open procedure */
      fairnessNeeded?: boolean;
      /** @description Partners have to be looked for widely */
      broadRecruitment?: boolean;
      /** @description The nature of the proposal calls for a procedure */
      natureOfProposal?: boolean;
    };
    Credentials: {
      /** Format: email */
      email: string;
      password: string;
      /** @description Of the second factor, or a recovery code */
      code?: string;
    };
    Criterion: {
      code: string;
      ja: string;
      en: string;
      /** @description Section of the guideline; null: not in it */
      source: string | null;
      judged_by: string;
      /** @description Questions answered one by one */
      parts?: components['schemas']['GuidelineItem'][];
    };
    CriterionAnswer: {
      /** @description Code of the criterion, with its part where it has parts: code.part */
      criterion: string;
      /**
       * @description clear: does not apply; hit: applies
       * @enum {string}
       */
      answer: 'clear' | 'hit';
      note?: string;
    };
    CriterionFinding: {
      criterion: string;
      finding: string;
    };
    /** @description Something that a person did or read */
    Deed: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      at: string;
      /**
       * @description An entry of a hash chain; or a note of a read, a sign-in or a refused attempt
       * @enum {string}
       */
      source: 'chain' | 'access';
      /** @description Of a chain entry its action; of a note the route, the command or what was done */
      action: string;
      /** @description Null: it belongs to no case */
      proposal: {
        /** Format: uuid */
        id: string;
        referenceNumber: string | null;
      } | null;
      /** @description Kind of the command that it belongs to */
      command: string | null;
      /** @description Classes of guarded fields that were shown */
      fields: ('protected' | 'personal')[];
      /** @description Why it was refused; null: it was not */
      code: string | null;
    };
    DeedPage: {
      person: components['schemas']['NamedPerson'];
      deeds: components['schemas']['Deed'][];
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    Delivery: {
      /** Format: uuid */
      id: string;
      municipality: {
        /** Format: uuid */
        id: string;
        name: string;
      };
      /** Format: date-time */
      deliveredAt: string;
      /** @description Keys of the form fields that were passed on */
      items: string[];
      /** @description Revision of the content */
      revision: number;
      /**
       * Format: uuid
       * @description The line of the consent ledger that it rests on
       */
      consentId: string;
      /** @description That line still holds: the municipality may read the case */
      inForce: boolean;
      /** @description Only for the city’s own people, as is the note */
      deliveredBy?: string;
      note?: string | null;
    };
    DeliveryList: {
      deliveries: components['schemas']['Delivery'][];
    };
    Department: {
      /** Format: uuid */
      id: string;
      code: string;
      name: components['schemas']['Words'];
    };
    DepartmentChange: {
      name: components['schemas']['GivenWords'];
      retired: boolean;
    };
    DepartmentList: {
      departments: components['schemas']['ListedDepartment'][];
    };
    /** @description A department’s part in a case */
    DepartmentPart: {
      /** Format: uuid */
      departmentId: string;
      name: components['schemas']['Words'];
      lead: boolean;
      /** @enum {string} */
      status: 'asked' | 'taken' | 'refused';
    };
    DepartmentRoleGrant: {
      /** @enum {string} */
      role: 'officer' | 'leader';
      /** Format: uuid */
      departmentId: string;
      /**
       * Format: date
       * @description First day; today where it is not given
       */
      from?: string;
      /**
       * @description Last day, which still counts; null: without end
       * @default null
       */
      to?: string | null;
    };
    Desk: {
      id: string;
      /** @description Version of the profile: a proposal keeps the one it began under */
      version: number;
      guideline: {
        title: components['schemas']['Words'];
        version: string | null;
        issued: string | null;
      };
      municipality: {
        name: components['schemas']['Words'];
        kind: string;
      };
      desk: {
        name: components['schemas']['Words'];
        host_unit: components['schemas']['Words'];
        scheme_name: components['schemas']['Words'] | null;
        roles: components['schemas']['Words'][];
      };
      contact: {
        postal_code: string | null;
        address: string | null;
        phone: string | null;
        email: string | null;
        web: string | null;
        web_contact: string | null;
      };
      languages: {
        default: string;
        available: string[];
      };
      terms: {
        collaboration: components['schemas']['Words'];
        organisation: components['schemas']['Words'];
        proposer: components['schemas']['Words'];
        department: components['schemas']['Words'];
        challenge: components['schemas']['Words'];
        challenge_owner: components['schemas']['Words'];
        excluded: components['schemas']['Words'];
        stages: {
          intake: components['schemas']['Words'];
          screening: components['schemas']['Words'];
          matching: components['schemas']['Words'];
          dialogue: components['schemas']['Words'];
          pilot: components['schemas']['Words'];
          evaluation: components['schemas']['Words'];
          agreement: components['schemas']['Words'];
        };
        stage_groups: {
          label: components['schemas']['Words'];
          stages: components['schemas']['Stage'][];
        }[];
      };
      intake: {
        kinds: components['schemas']['IntakeKind'][];
        channels: string[];
        redirect_existing_work: boolean;
        /** @description First day of the scheme; null: it runs */
        opens_on: string | null;
      };
      proposal_types: components['schemas']['ProposalTypeRule'][];
      eligibility: {
        organisation_kinds: components['schemas']['GuidelineItem'][];
        individual: {
          allowed: boolean;
          sole_proprietor_allowed: boolean;
          /** @description Section of the guideline; null: not in it */
          source: string | null;
        };
        locality: {
          rule: string;
          /** @description Section of the guideline; null: not in it */
          source: string | null;
        };
        can_implement: {
          required: boolean;
          /** @description Section of the guideline; null: not in it */
          source: string | null;
        };
      };
      exclusions: {
        proposal: components['schemas']['Criterion'][];
        organisation: components['schemas']['Criterion'][];
        /** @description Asked of the way of working together, before an agreement is concluded */
        scheme: components['schemas']['Criterion'][];
      };
      pledges: components['schemas']['Pledge'][];
      notices: components['schemas']['Notice'][];
      form_fields: components['schemas']['FormField'][];
      matching: {
        /** @description What a proposal is matched with */
        targets: ('department' | 'project')[];
        /** @description false: one has the case at a time, and another one replaces it */
        multiple_departments: boolean;
      };
      tracks: {
        code: string;
        label: components['schemas']['Words'];
        stages: components['schemas']['Stage'][];
        /** @description Section of the guideline; null: not in it */
        source: string | null;
      }[];
      agreement_kinds: {
        /** @description What the kind follows from; none: the guideline does not say */
        rule_basis: string;
        kinds: components['schemas']['AgreementKind'][];
        instruments: components['schemas']['GuidelineItem'][];
        policy_fields: components['schemas']['GuidelineItem'][];
      };
      procurement: {
        triggers: string[];
        strength: string;
        strength_by_trigger: {
          [key: string]: string;
        };
        procedures: components['schemas']['GuidelineItem'][];
        funding_first: boolean;
        /** @description false: who is adopted is not yet the partner */
        adoption_is_selection: boolean;
      };
      cost: {
        default_municipal_cost: boolean | null;
        proposer_bears_preparation: boolean;
      };
      pilot: {
        city_contributions: components['schemas']['CityContribution'][];
        operator_duties: components['schemas']['GuidelineItem'][];
        cost_rule: {
          default_bearer: string;
          exception: components['schemas']['Words'] | null;
          /** @description Section of the guideline; null: not in it */
          source: string | null;
        };
      };
      evaluation: {
        criteria: components['schemas']['GuidelineItem'][];
      };
      experts: {
        enabled: boolean;
        kinds: components['schemas']['GuidelineItem'][];
        topics: components['schemas']['Words'][];
      };
      other_methods: components['schemas']['OtherMethod'][];
      consents: components['schemas']['Consent'][];
      idea_protection: {
        mode: string;
        protected_until: string;
        /** @description Section of the guideline; null: not in it */
        source: string | null;
      };
      disclosure: {
        enabled: boolean;
        ordinance: components['schemas']['Words'] | null;
        /** @description Section of the guideline; null: not in it */
        source: string | null;
      };
      city_information: {
        secrecy: string;
        /** @description Section of the guideline; null: not in it */
        source: string | null;
      };
      partner_municipalities: components['schemas']['Words'][];
      retention: {
        case_record_years: number;
        excluded_or_withdrawn_years: number;
        personal_data_after_close_years: number;
      };
      publication: {
        realised_projects: string;
        unrealised_proposals: string;
        statistics: boolean;
        channels: components['schemas']['Words'][];
      };
      events: {
        enabled: boolean;
        kinds: components['schemas']['Words'][];
      };
      sources: {
        title: string;
      }[];
      /** @description Keys of this answer about which the guideline is silent: the desk’s own choice, to be shown as such */
      defaults: string[];
    };
    DeskList: {
      desks: components['schemas']['DeskRef'][];
    };
    DeskRef: {
      id: string;
      name: components['schemas']['Words'];
    };
    DeskRoleGrant: {
      /** @enum {string} */
      role: 'coordinator' | 'desk_head' | 'auditor' | 'administrator';
      /**
       * Format: date
       * @description First day; today where it is not given
       */
      from?: string;
      /**
       * @description Last day, which still counts; null: without end
       * @default null
       */
      to?: string | null;
    };
    Disabling: {
      reason: string;
    };
    Draft: {
      /** Format: uuid */
      id: string;
      desk: string;
      type: components['schemas']['ProposalType'];
      title: string;
      /** Format: date-time */
      createdAt: string;
    };
    DraftChange: {
      /** @description Values by form-field key of the desk; anything may still be missing */
      content: {
        [key: string]: components['schemas']['FormValue'];
      };
      /** @description The posted challenge that it answers */
      challengeId?: string | null;
      /**
       * Format: date-time
       * @description `savedAt` of the draft that was before one’s eyes: refused if it was saved since then
       */
      savedAt?: string;
    };
    /** @enum {string} */
    DueGroup: 'overdue' | 'today' | 'soon' | 'later' | 'stopped';
    /**
     * @description Why a request was not carried out; the table is in the introduction
     * @enum {string}
     */
    ErrorCode:
      | 'INVALID_REQUEST'
      | 'MALFORMED_BODY'
      | 'BODY_TOO_LARGE'
      | 'UNSUPPORTED_CONTENT_TYPE'
      | 'IDEMPOTENCY_KEY_REUSED'
      | 'UNAUTHENTICATED'
      | 'WRONG_CREDENTIALS'
      | 'TOO_MANY_REQUESTS'
      | 'SECOND_FACTOR_CODE_REQUIRED'
      | 'SECOND_FACTOR_CODE_WRONG'
      | 'SECOND_FACTOR_REQUIRED'
      | 'SECOND_FACTOR_IS_SET_UP'
      | 'SECOND_FACTOR_NOT_SET_UP'
      | 'LINK_NOT_VALID'
      | 'OIDC_NOT_OFFERED'
      | 'OIDC_REFUSED'
      | 'OIDC_UNAVAILABLE'
      | 'MAIL_NOT_FAILED'
      | 'NO_ROLE_IN_FORCE'
      | 'STAFF_NOT_HERE'
      | 'CROSS_SITE_REQUEST'
      | 'TOO_MANY_ATTEMPTS'
      | 'TOO_MANY_COMMANDS'
      | 'FORBIDDEN'
      | 'NOT_FOUND'
      | 'METHOD_NOT_ALLOWED'
      | 'DATABASE_UNAVAILABLE'
      | 'TEMPORAL_UNAVAILABLE'
      | 'INTERNAL'
      | 'CASE_CLOSED'
      | 'NOT_CLOSED'
      | 'REOPENING_IN_PROGRESS'
      | 'VERSION_CONFLICT'
      | 'NOT_SUBMITTED'
      | 'DRAFT_CHANGED'
      | 'ALREADY_SUBMITTED'
      | 'NOT_OPEN_IN_STAGE'
      | 'NOT_USED_BY_DESK'
      | 'GUIDELINE_UNKNOWN'
      | 'GUIDELINE_NOT_APPLICABLE'
      | 'ALREADY_CONCLUDED'
      | 'NOT_CONCLUDED'
      | 'NOT_AUTHORISED'
      | 'ON_BEHALF_NOT_ALLOWED'
      | 'OCCURRED_ON_IN_FUTURE'
      | 'OCCURRED_ON_NOT_ALLOWED'
      | 'EXTERNAL_DECISION_REQUIRED'
      | 'ASSIGNED_TO_ANOTHER'
      | 'SAME_PERSON'
      | 'OWN_ROLES'
      | 'FOUR_EYES'
      | 'ROLE_ALREADY_HELD'
      | 'ROLE_ENDED'
      | 'PERSON_HAS_OPEN_WORK'
      | 'DATE_IN_PAST'
      | 'ALREADY_AT_DESK'
      | 'ORGANISATION_UNKNOWN'
      | 'ORGANISATION_KIND_NOT_TAKEN'
      | 'ORGANISATION_FIXED'
      | 'NO_ORGANISATION'
      | 'CREDENTIAL_WITHOUT_END'
      | 'TOO_MANY_COLLEAGUES'
      | 'DEPARTMENT_CODE_TAKEN'
      | 'DEPARTMENT_IN_USE'
      | 'SUBMISSION_INCOMPLETE'
      | 'TYPE_NOT_TAKEN'
      | 'KIND_NOT_TAKEN'
      | 'CHANNEL_NOT_OFFERED'
      | 'SCHEME_NOT_OPEN'
      | 'NOT_A_PROPOSAL'
      | 'ALREADY_A_PROPOSAL'
      | 'SOLE_PROPRIETOR_NOT_ELIGIBLE'
      | 'NOTICE_NOT_READ'
      | 'CONSENT_REQUIRED'
      | 'CHALLENGE_REQUIRED'
      | 'CHALLENGE_NOT_ALLOWED'
      | 'CHALLENGE_NOT_PUBLISHED'
      | 'WINDOW_NOT_OPEN'
      | 'WINDOW_CLOSED'
      | 'INDIVIDUAL_NOT_ELIGIBLE'
      | 'CAN_IMPLEMENT_REQUIRED'
      | 'PLEDGE_REQUIRED'
      | 'CORRECTION_PENDING'
      | 'NO_CORRECTION_ASKED'
      | 'CALENDAR_YEAR_UNKNOWN'
      | 'NOT_OVERDUE'
      | 'NO_DUE_TO_EXTEND'
      | 'ASK_NOT_OPEN'
      | 'ASK_OF_ANOTHER_SIDE'
      | 'DUE_IS_FIXED'
      | 'CLOCK_STOPPED'
      | 'DUE_NOT_LATER'
      | 'NOT_A_BUSINESS_DAY'
      | 'DIALOGUE_REQUIRED'
      | 'CRITERIA_UNANSWERED'
      | 'CRITERION_UNKNOWN'
      | 'CRITERION_HIT'
      | 'EXCEPTION_REASON_REQUIRED'
      | 'PROJECT_NOT_USED'
      | 'DEPARTMENT_REQUIRED'
      | 'DEPARTMENT_UNKNOWN'
      | 'ONE_DEPARTMENT_ONLY'
      | 'ONE_LEAD_ONLY'
      | 'DEPARTMENT_ALREADY_ASKED'
      | 'DEPARTMENT_NOT_ASKED'
      | 'DEPARTMENT_AMBIGUOUS'
      | 'DEPARTMENT_STILL_ASKED'
      | 'DATE_IN_FUTURE'
      | 'DATES_REVERSED'
      | 'NEXT_NOT_POSSIBLE'
      | 'PARTICIPANTS_MISSING'
      | 'SHARED_GOAL_REQUIRED'
      | 'BENEFIT_PROPOSER_REQUIRED'
      | 'BENEFIT_MUNICIPALITY_REQUIRED'
      | 'ISSUE_REQUIRED'
      | 'ROLE_DIVISION_REQUIRED'
      | 'RISK_OWNERS_REQUIRED'
      | 'FEASIBILITY_NOTE_REQUIRED'
      | 'FEASIBILITY_DECIDED'
      | 'FEASIBILITY_UNDECIDED'
      | 'DECISION_NOTES_REQUIRED'
      | 'TRACK_UNKNOWN'
      | 'METHOD_UNKNOWN'
      | 'EXPERT_UNKNOWN'
      | 'EXPERT_ALREADY_ASKED'
      | 'NO_EXPERT_ASKED'
      | 'PILOT_REQUIRED'
      | 'PILOT_NOT_FINISHED'
      | 'CONTRIBUTION_OPEN'
      | 'CITY_PAYS_NOTHING'
      | 'DUTIES_OPEN'
      | 'PILOT_NOT_USED'
      | 'PILOT_RUNNING'
      | 'PILOT_NOT_RUNNING'
      | 'DATA_NOT_VERIFIED'
      | 'EFFECT_REQUIRED'
      | 'CONCURRENCE_REQUIRED'
      | 'ALREADY_CONCURRED'
      | 'RULES_DISAGREE'
      | 'AGREEMENT_KIND_NOT_CHOSEN'
      | 'AGREEMENT_KIND_FOLLOWS'
      | 'AGREEMENT_KIND_UNKNOWN'
      | 'INSTRUMENT_REQUIRED'
      | 'REASON_REQUIRED'
      | 'PROCUREMENT_UNDETERMINED'
      | 'PROCUREMENT_NOT_TRIGGERED'
      | 'PROCUREMENT_MANDATORY'
      | 'PROCEDURE_UNKNOWN'
      | 'PROCUREMENT_RESULT_MISSING'
      | 'PROCUREMENT_ALREADY_DETERMINED'
      | 'FUNDS_NOT_SECURED'
      | 'FUNDS_NOT_NEEDED'
      | 'CONSENT_NOT_NEEDED'
      | 'CONSENT_MISSING'
      | 'RECHECK_REQUIRED'
      | 'TERM_NOT_ALLOWED'
      | 'NO_TERM'
      | 'ALREADY_IMPLEMENTED'
      | 'CONSENT_NOT_ASKED'
      | 'CONSENT_NOT_IN_FORCE'
      | 'NOT_TO_BE_SHARED'
      | 'FOLLOW_UP_ENDED'
      | 'ALREADY_ASSIGNED'
      | 'NOT_ASSIGNED'
      | 'NOT_IN_CHARGE'
      | 'ASSIGNEE_NOT_OF_SIDE'
      | 'SIDE_AMBIGUOUS'
      | 'ASSIGNMENTS_REFUSED'
      | 'NOTHING_TO_HAND_OVER'
      | 'HANDOVER_INCOMPLETE'
      | 'SUCCESSOR_MISSING'
      | 'SUCCESSOR_NOT_OF_SIDE'
      | 'HANDOVER_NOTE_REQUIRED'
      | 'MEETING_CANCELLED'
      | 'MEETING_CHANGED'
      | 'CLOSED_DAY_EXISTS'
      | 'REPLAN_UNDER_WAY'
      | 'HANDOVER_ENDED'
      | 'HANDOVER_EXISTS'
      | 'WEBHOOK_ADDRESS_REFUSED'
      | 'TOO_MANY_WEBHOOKS'
      | 'WEBHOOK_DISABLED'
      | 'PERSON_UNKNOWN'
      | 'ITEM_UNKNOWN'
      | 'ITEM_PROTECTED'
      | 'CONSULTATION_OPEN'
      | 'NO_CONSULTATION'
      | 'NOT_REALISED'
      | 'HEARING_REQUIRED'
      | 'ALREADY_PUBLISHED'
      | 'NOT_PUBLISHED'
      | 'WINDOW_RULE'
      | 'WINDOW_BEFORE_SUBMISSION';
    ExpertRoleGrant: {
      /** @constant */
      role: 'expert';
      /**
       * Format: date
       * @description First day; today where it is not given
       */
      from?: string;
      /**
       * @description Last day, which still counts; null: without end
       * @default null
       */
      to?: string | null;
      /**
       * Format: date
       * @description Last day on which the person can sign in; that of the role, else a year from now, where it is not given
       */
      credentialUntil?: string;
    };
    /** @description Reference to a decision taken outside this system */
    ExternalDecision: {
      /** @description Number of the document in the city’s own decision system (決裁番号) */
      number: string;
      /**
       * Format: date
       * @description Day of the decision, YYYY-MM-DD
       */
      date: string;
      /**
       * @description Who decided
       * @enum {string}
       */
      authority: 'mayor' | 'department' | 'desk' | 'council';
    };
    /**
     * @description What is wrong with one field: a fault, or the code of the request
     * @enum {string}
     */
    FieldCode:
      | 'INVALID_REQUEST'
      | 'MALFORMED_BODY'
      | 'BODY_TOO_LARGE'
      | 'UNSUPPORTED_CONTENT_TYPE'
      | 'IDEMPOTENCY_KEY_REUSED'
      | 'UNAUTHENTICATED'
      | 'WRONG_CREDENTIALS'
      | 'TOO_MANY_REQUESTS'
      | 'SECOND_FACTOR_CODE_REQUIRED'
      | 'SECOND_FACTOR_CODE_WRONG'
      | 'SECOND_FACTOR_REQUIRED'
      | 'SECOND_FACTOR_IS_SET_UP'
      | 'SECOND_FACTOR_NOT_SET_UP'
      | 'LINK_NOT_VALID'
      | 'OIDC_NOT_OFFERED'
      | 'OIDC_REFUSED'
      | 'OIDC_UNAVAILABLE'
      | 'MAIL_NOT_FAILED'
      | 'NO_ROLE_IN_FORCE'
      | 'STAFF_NOT_HERE'
      | 'CROSS_SITE_REQUEST'
      | 'TOO_MANY_ATTEMPTS'
      | 'TOO_MANY_COMMANDS'
      | 'FORBIDDEN'
      | 'NOT_FOUND'
      | 'METHOD_NOT_ALLOWED'
      | 'DATABASE_UNAVAILABLE'
      | 'TEMPORAL_UNAVAILABLE'
      | 'INTERNAL'
      | 'CASE_CLOSED'
      | 'NOT_CLOSED'
      | 'REOPENING_IN_PROGRESS'
      | 'VERSION_CONFLICT'
      | 'NOT_SUBMITTED'
      | 'DRAFT_CHANGED'
      | 'ALREADY_SUBMITTED'
      | 'NOT_OPEN_IN_STAGE'
      | 'NOT_USED_BY_DESK'
      | 'GUIDELINE_UNKNOWN'
      | 'GUIDELINE_NOT_APPLICABLE'
      | 'ALREADY_CONCLUDED'
      | 'NOT_CONCLUDED'
      | 'NOT_AUTHORISED'
      | 'ON_BEHALF_NOT_ALLOWED'
      | 'OCCURRED_ON_IN_FUTURE'
      | 'OCCURRED_ON_NOT_ALLOWED'
      | 'EXTERNAL_DECISION_REQUIRED'
      | 'ASSIGNED_TO_ANOTHER'
      | 'SAME_PERSON'
      | 'OWN_ROLES'
      | 'FOUR_EYES'
      | 'ROLE_ALREADY_HELD'
      | 'ROLE_ENDED'
      | 'PERSON_HAS_OPEN_WORK'
      | 'DATE_IN_PAST'
      | 'ALREADY_AT_DESK'
      | 'ORGANISATION_UNKNOWN'
      | 'ORGANISATION_KIND_NOT_TAKEN'
      | 'ORGANISATION_FIXED'
      | 'NO_ORGANISATION'
      | 'CREDENTIAL_WITHOUT_END'
      | 'TOO_MANY_COLLEAGUES'
      | 'DEPARTMENT_CODE_TAKEN'
      | 'DEPARTMENT_IN_USE'
      | 'SUBMISSION_INCOMPLETE'
      | 'TYPE_NOT_TAKEN'
      | 'KIND_NOT_TAKEN'
      | 'CHANNEL_NOT_OFFERED'
      | 'SCHEME_NOT_OPEN'
      | 'NOT_A_PROPOSAL'
      | 'ALREADY_A_PROPOSAL'
      | 'SOLE_PROPRIETOR_NOT_ELIGIBLE'
      | 'NOTICE_NOT_READ'
      | 'CONSENT_REQUIRED'
      | 'CHALLENGE_REQUIRED'
      | 'CHALLENGE_NOT_ALLOWED'
      | 'CHALLENGE_NOT_PUBLISHED'
      | 'WINDOW_NOT_OPEN'
      | 'WINDOW_CLOSED'
      | 'INDIVIDUAL_NOT_ELIGIBLE'
      | 'CAN_IMPLEMENT_REQUIRED'
      | 'PLEDGE_REQUIRED'
      | 'CORRECTION_PENDING'
      | 'NO_CORRECTION_ASKED'
      | 'CALENDAR_YEAR_UNKNOWN'
      | 'NOT_OVERDUE'
      | 'NO_DUE_TO_EXTEND'
      | 'ASK_NOT_OPEN'
      | 'ASK_OF_ANOTHER_SIDE'
      | 'DUE_IS_FIXED'
      | 'CLOCK_STOPPED'
      | 'DUE_NOT_LATER'
      | 'NOT_A_BUSINESS_DAY'
      | 'DIALOGUE_REQUIRED'
      | 'CRITERIA_UNANSWERED'
      | 'CRITERION_UNKNOWN'
      | 'CRITERION_HIT'
      | 'EXCEPTION_REASON_REQUIRED'
      | 'PROJECT_NOT_USED'
      | 'DEPARTMENT_REQUIRED'
      | 'DEPARTMENT_UNKNOWN'
      | 'ONE_DEPARTMENT_ONLY'
      | 'ONE_LEAD_ONLY'
      | 'DEPARTMENT_ALREADY_ASKED'
      | 'DEPARTMENT_NOT_ASKED'
      | 'DEPARTMENT_AMBIGUOUS'
      | 'DEPARTMENT_STILL_ASKED'
      | 'DATE_IN_FUTURE'
      | 'DATES_REVERSED'
      | 'NEXT_NOT_POSSIBLE'
      | 'PARTICIPANTS_MISSING'
      | 'SHARED_GOAL_REQUIRED'
      | 'BENEFIT_PROPOSER_REQUIRED'
      | 'BENEFIT_MUNICIPALITY_REQUIRED'
      | 'ISSUE_REQUIRED'
      | 'ROLE_DIVISION_REQUIRED'
      | 'RISK_OWNERS_REQUIRED'
      | 'FEASIBILITY_NOTE_REQUIRED'
      | 'FEASIBILITY_DECIDED'
      | 'FEASIBILITY_UNDECIDED'
      | 'DECISION_NOTES_REQUIRED'
      | 'TRACK_UNKNOWN'
      | 'METHOD_UNKNOWN'
      | 'EXPERT_UNKNOWN'
      | 'EXPERT_ALREADY_ASKED'
      | 'NO_EXPERT_ASKED'
      | 'PILOT_REQUIRED'
      | 'PILOT_NOT_FINISHED'
      | 'CONTRIBUTION_OPEN'
      | 'CITY_PAYS_NOTHING'
      | 'DUTIES_OPEN'
      | 'PILOT_NOT_USED'
      | 'PILOT_RUNNING'
      | 'PILOT_NOT_RUNNING'
      | 'DATA_NOT_VERIFIED'
      | 'EFFECT_REQUIRED'
      | 'CONCURRENCE_REQUIRED'
      | 'ALREADY_CONCURRED'
      | 'RULES_DISAGREE'
      | 'AGREEMENT_KIND_NOT_CHOSEN'
      | 'AGREEMENT_KIND_FOLLOWS'
      | 'AGREEMENT_KIND_UNKNOWN'
      | 'INSTRUMENT_REQUIRED'
      | 'REASON_REQUIRED'
      | 'PROCUREMENT_UNDETERMINED'
      | 'PROCUREMENT_NOT_TRIGGERED'
      | 'PROCUREMENT_MANDATORY'
      | 'PROCEDURE_UNKNOWN'
      | 'PROCUREMENT_RESULT_MISSING'
      | 'PROCUREMENT_ALREADY_DETERMINED'
      | 'FUNDS_NOT_SECURED'
      | 'FUNDS_NOT_NEEDED'
      | 'CONSENT_NOT_NEEDED'
      | 'CONSENT_MISSING'
      | 'RECHECK_REQUIRED'
      | 'TERM_NOT_ALLOWED'
      | 'NO_TERM'
      | 'ALREADY_IMPLEMENTED'
      | 'CONSENT_NOT_ASKED'
      | 'CONSENT_NOT_IN_FORCE'
      | 'NOT_TO_BE_SHARED'
      | 'FOLLOW_UP_ENDED'
      | 'ALREADY_ASSIGNED'
      | 'NOT_ASSIGNED'
      | 'NOT_IN_CHARGE'
      | 'ASSIGNEE_NOT_OF_SIDE'
      | 'SIDE_AMBIGUOUS'
      | 'ASSIGNMENTS_REFUSED'
      | 'NOTHING_TO_HAND_OVER'
      | 'HANDOVER_INCOMPLETE'
      | 'SUCCESSOR_MISSING'
      | 'SUCCESSOR_NOT_OF_SIDE'
      | 'HANDOVER_NOTE_REQUIRED'
      | 'MEETING_CANCELLED'
      | 'MEETING_CHANGED'
      | 'CLOSED_DAY_EXISTS'
      | 'REPLAN_UNDER_WAY'
      | 'HANDOVER_ENDED'
      | 'HANDOVER_EXISTS'
      | 'WEBHOOK_ADDRESS_REFUSED'
      | 'TOO_MANY_WEBHOOKS'
      | 'WEBHOOK_DISABLED'
      | 'PERSON_UNKNOWN'
      | 'ITEM_UNKNOWN'
      | 'ITEM_PROTECTED'
      | 'CONSULTATION_OPEN'
      | 'NO_CONSULTATION'
      | 'NOT_REALISED'
      | 'HEARING_REQUIRED'
      | 'ALREADY_PUBLISHED'
      | 'NOT_PUBLISHED'
      | 'WINDOW_RULE'
      | 'WINDOW_BEFORE_SUBMISSION'
      | 'REQUIRED'
      | 'WRONG_TYPE'
      | 'NOT_ALLOWED'
      | 'UNKNOWN_FIELD'
      | 'TOO_LONG'
      | 'TOO_MANY'
      | 'TOO_FEW'
      | 'OUT_OF_RANGE'
      | 'NOT_A_DATE'
      | 'NOT_AN_ID'
      | 'PASSWORD_TOO_SHORT'
      | 'PASSWORD_TOO_SIMPLE'
      | 'NOT_AN_EMAIL'
      | 'DIGEST_NEEDED'
      | 'NUL_CHARACTER'
      | 'LONE_SURROGATE'
      | 'CONTROL_CHARACTER'
      | 'REPEATED_KEY'
      | 'TOO_DEEP';
    FieldError: {
      /** @description Dotted path of the input, or `body`, `content-type`, `id` and the like for what has no field */
      field: string;
      code: components['schemas']['FieldCode'];
      messages: components['schemas']['Words'];
    };
    /** @enum {string} */
    Flag: 'true' | 'false';
    /** @description A task beside the process; nothing in the case waits for it */
    FollowUp: {
      /** Format: uuid */
      id: string;
      kind: components['schemas']['FollowUpKind'];
      holder: components['schemas']['Party'];
      departmentId: string | null;
      /** Format: date-time */
      openedAt: string;
      doneAt: string | null;
      /** @description Name */
      doneBy: string | null;
      note: string | null;
      /** @description When what called for it was gone */
      droppedAt: string | null;
    };
    FollowUpDone: {
      note?: string;
    };
    /**
     * @description accompany: stay with a case that sections have; offer_to_departments, offer_to_partners: what was not realised; publish: what is carried out
     * @enum {string}
     */
    FollowUpKind: 'accompany' | 'offer_to_departments' | 'offer_to_partners' | 'publish';
    FollowUpList: {
      followUps: components['schemas']['FollowUp'][];
    };
    FormField: {
      key: string;
      label: components['schemas']['Words'];
      /** @enum {string} */
      type:
        | 'text'
        | 'textarea'
        | 'tel'
        | 'email'
        | 'select'
        | 'multiselect'
        | 'boolean'
        | 'list'
        | 'checklist'
        | 'consents';
      required: boolean;
      /** @description Also required when this yes/no field says yes */
      required_if?: string;
      /** @description Null: every type */
      applies_to: components['schemas']['ProposalType'] | null;
      /** @description What is asked for it */
      kinds: components['schemas']['IntakeKind'][];
      options?: {
        code: string;
        label: components['schemas']['Words'];
      }[];
      /** @description Holds personal data */
      personal: boolean;
      /** @description Most characters of one answer, where it is a text */
      longest: number | null;
      /** @description The proposer can ask that the answer be protected */
      protectable: boolean;
    };
    /** @description A text, yes or no, a list of texts or codes, or consents and answers by code */
    FormValue:
      | string
      | boolean
      | string[]
      | {
          [key: string]: boolean | ('yes' | 'no');
        };
    GivenWords: {
      ja: string;
      en: string;
    };
    GuidelineItem: {
      code: string;
      ja: string;
      en: string;
      /** @description Section of the guideline; null: not in it */
      source: string | null;
    };
    HandedFrom: {
      /** @enum {string} */
      kind: 'person' | 'department';
      /** Format: uuid */
      id: string;
      name: string;
    };
    HandedPart: {
      /** @enum {string} */
      holder: 'desk' | 'department';
      /** @description Null: the desk’s side */
      departmentId: string | null;
      fromPersonId: string | null;
      /** @description Null: the inbox of the side, or of the section that takes over */
      toPersonId: string | null;
      /** @description The section that takes over; null: it stays where it is */
      toDepartmentId: string | null;
    };
    Handover: {
      /** Format: uuid */
      id: string;
      from: components['schemas']['HandedFrom'];
      /** Format: date */
      effectiveOn: string;
      successorId: string | null;
      status: components['schemas']['HandoverStatus'];
      /** @description What keeps it from being carried out although its day has come */
      problem: string | null;
      orderedBy: string;
      /** Format: date-time */
      orderedAt: string;
      /** @description When it was carried out or taken back */
      endedAt: string | null;
      /** @description Cases whose workflow has yet to take the command; they go on by themselves */
      settling: number;
    };
    /** @description What somebody has to know who takes the case over */
    HandoverBrief: {
      /** Format: uuid */
      id: string;
      referenceNumber: string | null;
      title: string;
      standing: components['schemas']['Standing'];
      inCharge: components['schemas']['InCharge'][];
      promised: {
        /** @description Who is awaited, until when: the earliest due first */
        asks: components['schemas']['Ask'][];
        /** @description The agreement in force */
        agreement: components['schemas']['AgreementInForce'] | null;
        contributions: components['schemas']['ContributionPromised'][];
        /** @description Who does what, as it was last agreed in a dialogue */
        roles: {
          proposer: string;
          municipality: string;
        } | null;
      };
      next: {
        /** @description What falls due first */
        ask: components['schemas']['Ask'] | null;
        /** @description Commands that are open to me now */
        actions: components['schemas']['CommandKind'][];
      };
      /** @description Every dialogue on record, the latest first */
      met: components['schemas']['Meeting'][];
      /** @description What the case still lacks as it stands */
      open: components['schemas']['OpenPoint'][];
      /** @description Commands that were received and wait to be decided */
      unsettled: number;
      /** @description How it changed hands before, the latest first */
      notes: components['schemas']['HandoverNote'][];
    };
    HandoverList: {
      handovers: components['schemas']['Handover'][];
    };
    HandoverNote: {
      /** Format: date */
      effectiveOn: string;
      note: string | null;
      /** @description Names of who handed it over */
      from: string[];
      /** @description Names of who took it over */
      to: string[];
      by: components['schemas']['Actor'];
    };
    HandoverResult: {
      /** @description Null: a dry run */
      handover: components['schemas']['Handover'] | null;
      /** @description What goes to whom; of a later day: as it stands now */
      parts: components['schemas']['PartToHandOver'][];
      /** @description Dry run: what would keep it from being carried out */
      missing: components['schemas']['MissingPart'][];
      warnings: components['schemas']['HandoverWarning'][];
    };
    /** @enum {string} */
    HandoverStatus: 'planned' | 'done' | 'cancelled';
    /** @description A side that is left without a leader, or without anybody */
    HandoverWarning: {
      code: components['schemas']['HandoverWarningCode'];
      /** @description Null: the desk */
      departmentId: string | null;
    };
    /** @enum {string} */
    HandoverWarningCode: 'NO_LEADER_LEFT' | 'NOBODY_LEFT';
    Health: {
      /** @enum {string} */
      status: 'ok' | 'degraded' | 'down';
      parts: {
        api: components['schemas']['PartState'];
        postgres: components['schemas']['PartState'];
        temporal: components['schemas']['PartState'];
        worker: components['schemas']['PartState'];
        relay: components['schemas']['PartState'];
      };
      /**
       * @description Whether mails go out; where they don’t, they wait, and nothing else does
       * @enum {string}
       */
      mail: 'up' | 'down' | 'not_configured';
      details: {
        /** @description Age of the oldest command that Temporal was not told of yet */
        oldestUnsentS: number | null;
        unsent: number | null;
        /** @description Commands received more than five minutes ago and not decided yet */
        lateCommands: number | null;
        /** @description Seconds since a worker gave a sign of life */
        workerSeenS: number | null;
        /** @description Mails that are due and not sent */
        mailsDue: number | null;
      };
    };
    /** @description What the proposer said about the publication */
    Hearing: {
      /**
       * Format: date
       * @description Day on which the proposer was heard, not after today
       */
      heldOn: string;
      answer: components['schemas']['HearingAnswer'];
      note?: string;
    };
    /** @enum {string} */
    HearingAnswer: 'no_objection' | 'objection' | 'no_answer';
    HeldRole: {
      /** Format: uuid */
      id: string;
      role: components['schemas']['Role'];
      departmentId: string | null;
      /** Format: date */
      from: string;
      /** @description Last day; null: without end; before `from`: taken back before it counted */
      to: string | null;
      /** @description Today */
      inForce: boolean;
    };
    /** @description The person in charge of a side of a case (担当者) */
    InCharge: {
      holder: components['schemas']['AssignedSide'];
      /** @description Null: the desk’s side */
      departmentId: string | null;
      /** Format: uuid */
      personId: string;
      name: string;
      how: components['schemas']['AssignmentWay'];
      /** Format: date-time */
      since: string;
      /** @description false: no longer of that side, so that anybody of the side may act or claim it */
      inForce: boolean;
      /** @description Who stands in for them today */
      substituteIds: string[];
    };
    InChargeList: {
      inCharge: components['schemas']['InCharge'][];
    };
    InboxNotice: {
      /** Format: uuid */
      id: string;
      desk: string;
      kind: components['schemas']['NoticeKind'];
      label: components['schemas']['Words'];
      urgency: components['schemas']['Urgency'];
      /** Format: date-time */
      at: string;
      read: boolean;
      /** @description As it stands now; null: it is about no case */
      proposal: {
        /** Format: uuid */
        id: string;
        referenceNumber: string | null;
        /** @description Empty where it is not shown */
        title: string;
        stageLabel: components['schemas']['Words'];
      } | null;
      ask?: components['schemas']['AskKind'];
      due?: string | null;
      /**
       * Format: date-time
       * @description When a meeting begins
       */
      meetsAt?: string;
      command?: components['schemas']['CommandKind'];
      outcome?: components['schemas']['Outcome'] | null;
    };
    /** @description A realised initiative, without what is protected */
    Initiative: {
      /** Format: uuid */
      id: string;
      title: string;
      organisation: string | null;
      /** @description Null: not given, or protected */
      summary: string | null;
      /** @description What else is shown */
      items: components['schemas']['InitiativeItem'][];
      /** @description concluded: agreed on; implemented: being carried out; ended: over */
      progress: components['schemas']['Progress'];
      /** Format: date-time */
      publishedAt: string;
    };
    InitiativeItem: {
      key: string;
      label: components['schemas']['Words'];
      value: components['schemas']['FormValue'];
    };
    InitiativePage: {
      initiatives: components['schemas']['Initiative'][];
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    /** @enum {string} */
    IntakeKind: 'proposal' | 'consultation' | 'request' | 'inquiry';
    InvitationAgain: {
      /** Format: date */
      credentialUntil?: string;
    };
    /** @description What one side wants of an item of the proposal */
    ItemView: {
      /** @description Key of a field of the form */
      item: string;
      /**
       * @description protect: stays with those who take part; release: may be shown
       * @enum {string}
       */
      view: 'protect' | 'release';
    };
    KindChoice: {
      /** @description What can be chosen as the case stands; none where `problem` says why */
      kinds: components['schemas']['OpenAgreementKind'][];
      /** @description What each rule of the guideline proposes; empty where it has none, or where a procedure decided */
      proposals: components['schemas']['RuleProposal'][];
      /** @description Two rules propose different kinds: a person chooses one, and says why */
      disagree: boolean;
      /** @description Why nothing can be chosen now */
      problem?: components['schemas']['Refusal'];
    };
    KnownOrganisation: {
      /** Format: uuid */
      id: string;
    };
    /** @enum {string} */
    Language: 'ja' | 'en';
    LinkRequest: {
      /** Format: email */
      email: string;
      /** @enum {string} */
      purpose: 'sign_in' | 'password';
    };
    LinkUse: {
      token: string;
      password?: string;
      code?: string;
    };
    ListedDepartment: {
      /** Format: uuid */
      id: string;
      code: string;
      name: components['schemas']['Words'];
      /** @description Null: in use */
      retiredOn: string | null;
    };
    /** @description A notice on its way to one person */
    Mail: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind:
        | 'receipt'
        | 'command_settled'
        | 'result'
        | 'ask_opened'
        | 'ask_ended'
        | 'extended'
        | 'due_soon'
        | 'reminder'
        | 'escalation'
        | 'assigned'
        | 'stalled'
        | 'no_department_found'
        | 'message'
        | 'watched'
        | 'meeting_planned'
        | 'meeting_changed'
        | 'meeting_cancelled'
        | 'window_closing'
        | 'pilot_ending'
        | 'agreement_review'
        | 'agreement_renewal'
        | 'digest'
        | 'roles_changed'
        | 'substitution';
      status: components['schemas']['MailStatus'];
      /** @description Why it was not sent, or not yet: SMTP_550 is what the mail server answered, others are words of ours */
      code: string | null;
      attempts: number;
      /** @description Whom it is for */
      person: components['schemas']['MailRecipient'];
      /** @description 受付番号 of the case that it is about */
      number: string | null;
      /** Format: date-time */
      createdAt: string;
      lastAttemptAt: string | null;
      sentAt: string | null;
    };
    MailPage: {
      mails: components['schemas']['Mail'][];
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    MailRecipient: {
      /** Format: uuid */
      id: string;
      name: string;
    };
    /** @enum {string} */
    MailStatus: 'waiting' | 'sent' | 'failed' | 'dropped' | 'collected';
    Meeting: {
      /** Format: date */
      heldOn: string;
      participants: string[];
      summary: string;
      sharedByCity: string | null;
      recordedBy: components['schemas']['Actor'] | null;
    };
    /**
     * @description proposer: both sides take part; internal: the city’s own people
     * @enum {string}
     */
    MeetingAudience: 'proposer' | 'internal';
    MeetingCancellation: {
      reason: string;
    };
    MeetingChange: {
      /** @description Of the meeting as it was when the change was decided */
      sequence: number;
      /** Format: date */
      day: string;
      /**
       * @description HH:MM in Tokyo
       * @example 14:00
       */
      from: string;
      /**
       * @description HH:MM in Tokyo
       * @example 15:30
       */
      to: string;
      place: string;
      reason: string;
    };
    MeetingPage: {
      meetings: components['schemas']['PlannedMeeting'][];
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    Message: {
      /** Format: uuid */
      id: string;
      audience: components['schemas']['MessageAudience'];
      /**
       * @description For which side it was written
       * @enum {string}
       */
      side: 'proposer' | 'desk' | 'department';
      /** @description Of the author; only for the city’s own people */
      name?: string;
      /** @description Only for the city’s own people */
      departmentId?: string | null;
      text: string;
      /** Format: date-time */
      writtenAt: string;
      mine: boolean;
      unread: boolean;
    };
    /**
     * @description proposer: both sides read it; internal: the city’s own people
     * @enum {string}
     */
    MessageAudience: 'proposer' | 'internal';
    MessagePage: {
      messages: components['schemas']['Message'][];
      /** @description Of others, on all pages */
      unread: number;
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    MessagesRead: {
      /**
       * Format: uuid
       * @description Id of a message of the case
       */
      upTo: string;
    };
    MissingPart: {
      /** Format: uuid */
      proposalId: string;
      /** @description 受付番号; null: a draft */
      referenceNumber: string | null;
      holder: components['schemas']['AssignedSide'];
      /** @description Null: the desk’s side */
      departmentId: string | null;
      /** @description in_charge: they are; nobody_else: nobody else of that side is left; section: it is with that section; draft: written down for a proposer and not handed in */
      because: components['schemas']['OpenBecause'];
      /** @description The earliest due of what is awaited of that side */
      due: string | null;
      /** @enum {string} */
      code: 'SUCCESSOR_MISSING' | 'SUCCESSOR_NOT_OF_SIDE' | 'HANDOVER_NOTE_REQUIRED';
    };
    MovedCase: {
      /** Format: uuid */
      proposalId: string;
      referenceNumber: string | null;
      dates: components['schemas']['MovedDate'][];
    };
    MovedDate: {
      ask: components['schemas']['AskKind'];
      holder: components['schemas']['Party'];
      departmentId: string | null;
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
    };
    NamedPerson: {
      /** Format: uuid */
      personId: string;
      name: string;
    };
    NewAbsence: {
      /**
       * Format: uuid
       * @description Who is away; I, where it is not given
       */
      personId?: string;
      /** Format: uuid */
      substituteId: string;
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
    };
    NewCalendarFeed: {
      /** @description Below the address of this installation */
      path: string;
      /** @description The whole of it, where the installation knows its own */
      address: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    NewChallenge: {
      /**
       * @description The first of the desk’s posting_kinds where it is not given
       * @enum {string}
       */
      kind?: 'challenge' | 'idea_wanted';
      title: string;
      description: string;
      /**
       * @description Owners, the leading one first
       * @default []
       */
      departmentIds?: string[];
      /** @description Today where it is not given; null: not published yet */
      publishedOn?: string | null;
      /**
       * Format: date
       * @description The day of publication where it is not given
       */
      opensOn?: string;
      /** @description Last day; by the desk’s rule where it is not given, null: open end */
      closesOn?: string | null;
    };
    NewClosedDay: {
      /**
       * Format: date
       * @description Within the next three years, or the last weeks
       */
      day: string;
      note?: string;
    };
    NewColleague: {
      name: string;
      /** Format: email */
      email: string;
      /** @enum {string} */
      access: 'view' | 'edit';
    };
    NewDelivery: {
      /**
       * Format: uuid
       * @description One of `GET /desks/{desk}/partners`
       */
      municipalityId: string;
      note?: string;
    };
    NewDepartment: {
      /** @description Short and unique at the desk */
      code: string;
      name: components['schemas']['GivenWords'];
    };
    NewDraft: {
      /**
       * @description What it is; only a proposal goes through the stages
       * @default proposal
       */
      kind?: components['schemas']['IntakeKind'];
      /** @description Required for a proposal; nothing else has one before it becomes one */
      type?: components['schemas']['ProposalType'];
      /**
       * @description The posted challenge that it answers
       * @default null
       */
      challengeId?: string | null;
      /**
       * @description Values by form-field key of the desk; anything may still be missing
       * @default {}
       */
      content?: {
        [key: string]: components['schemas']['FormValue'];
      };
      /**
       * @description How it came in; the desk’s first channel where it is not given
       * @enum {string}
       */
      channel?: 'form' | 'portal' | 'direct' | 'email' | 'phone';
      /**
       * @description The desk writes it down for a proposer without an account; only the desk, which has to say so
       * @constant
       */
      onBehalfOf?: 'proposer';
    };
    NewHandover: {
      from: components['schemas']['Predecessor'];
      /**
       * Format: date
       * @description First day on which the successors act and the predecessor does not; today or later
       */
      effectiveOn: string;
      /**
       * Format: uuid
       * @description For everything that names no other; needed where the day is yet to come
       */
      successorId?: string;
      /**
       * @description For the cases of one side
       * @default []
       */
      sides?: components['schemas']['SuccessorOfSide'][];
      /**
       * @description For single cases, with what the successor has to know of them
       * @default []
       */
      cases?: components['schemas']['SuccessorOfCase'][];
      /** @description For every case that has none of its own */
      note?: string;
      /**
       * @description Only say what would go to whom, and what is missing
       * @default false
       */
      dryRun?: boolean;
    };
    NewMeeting: {
      audience: components['schemas']['MeetingAudience'];
      /** Format: date */
      day: string;
      /**
       * @description HH:MM in Tokyo
       * @example 14:00
       */
      from: string;
      /**
       * @description HH:MM in Tokyo
       * @example 15:30
       */
      to: string;
      place: string;
    };
    NewMessage: {
      audience: components['schemas']['MessageAudience'];
      text: string;
    };
    NewOrganisation: {
      /** @description Code of the guideline’s kinds; `municipality` for a partner */
      kind: string;
      name: string;
    };
    NewPerson: {
      name: string;
      /** Format: email */
      email: string;
      grant: components['schemas']['RoleGrant'];
    };
    NewPreferences: {
      /** @description Null: that of the desk */
      language: components['schemas']['Language'] | null;
      /** @default {} */
      groups?: {
        receipts?: components['schemas']['AtOnce'];
        results?: components['schemas']['AtOnceOrDigest'];
        awaited?: components['schemas']['AtOnceOrDigest'];
        rights?: components['schemas']['AtOnce'];
        oversight?: components['schemas']['AtOnceOrDigest'];
        messages?: components['schemas']['AtOnceOrDigestOrOff'];
        followed?: components['schemas']['AtOnceOrDigestOrOff'];
        upcoming?: components['schemas']['AtOnceOrDigestOrOff'];
        digest?: components['schemas']['AtOnceOrOff'];
      };
    };
    NewPublication: {
      hearing?: components['schemas']['Hearing'];
    };
    NewReplan: {
      /** @description Stands in each case whose dates move */
      reason: string;
      /**
       * @description Only say which dates would move
       * @default false
       */
      dryRun?: boolean;
    };
    NewSecondFactor: {
      secret: string;
      uri: string;
    };
    NewSession: {
      token: string;
      /** Format: date-time */
      expiresAt: string;
      /** @description Who the account is, desk by desk */
      people: components['schemas']['PersonAtDesk'][];
    };
    NewWebhook: {
      /** @description https://…, without a password or a fragment */
      url: string;
      events: components['schemas']['WebhookEventType'][];
    };
    NewWebhookEndpoint: {
      endpoint: components['schemas']['WebhookEndpoint'];
      /** @description Shown this once: events are signed with it (Standard Webhooks, v1) */
      secret: string;
    };
    Notice: {
      code: string;
      ja: string;
      en: string;
      /** @description Section of the guideline; null: not in it */
      source: string | null;
      /** @description Confirmed as read before handing in */
      must_be_read: boolean;
    };
    NoticeGroup: {
      /** @enum {string} */
      group:
        'receipts' | 'results' | 'awaited' | 'rights' | 'oversight' | 'messages' | 'followed' | 'upcoming' | 'digest';
      label: components['schemas']['Words'];
      chosen: components['schemas']['WayToTell'];
      /** @description The default first */
      choices: components['schemas']['WayToTell'][];
      /** @description Nobody can turn it off */
      required: boolean;
      kinds: {
        kind: components['schemas']['NoticeKind'];
        label: components['schemas']['Words'];
      }[];
    };
    /** @enum {string} */
    NoticeKind:
      | 'receipt'
      | 'command_settled'
      | 'result'
      | 'ask_opened'
      | 'ask_ended'
      | 'extended'
      | 'due_soon'
      | 'reminder'
      | 'escalation'
      | 'assigned'
      | 'stalled'
      | 'no_department_found'
      | 'message'
      | 'watched'
      | 'meeting_planned'
      | 'meeting_changed'
      | 'meeting_cancelled'
      | 'window_closing'
      | 'pilot_ending'
      | 'agreement_review'
      | 'agreement_renewal'
      | 'digest'
      | 'roles_changed'
      | 'substitution';
    NoticePage: {
      notices: components['schemas']['InboxNotice'][];
      /** @description Unread notices over all my desks; of each desk at most 100 are counted */
      unread: number;
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    NoticesRead: {
      ids?: string[];
      /**
       * Format: date-time
       * @description An instant to come counts as now
       */
      upTo?: string;
    };
    /** @description For whom the actor acts, with the evidence */
    OnBehalfOf: {
      /** @enum {string} */
      party: 'proposer' | 'mayor';
      /** @description How it came: letter of, call of, form received at the counter … */
      evidence: string;
    };
    OpenAgreementKind: {
      kind: components['schemas']['AgreementKind'];
      /** @description `choose_agreement_kind` takes this kind only with a reason */
      reasonNeeded: boolean;
    };
    /** @enum {string} */
    OpenBecause: 'in_charge' | 'nobody_else' | 'section' | 'draft';
    /** @description A task beside the process: nothing in the case waits for it */
    OpenFollowUp: {
      /** Format: uuid */
      id: string;
      desk: string;
      /** Format: uuid */
      proposalId: string;
      referenceNumber: string | null;
      title: string;
      kind: components['schemas']['FollowUpKind'];
      /** @description Null: the desk’s */
      departmentId: string | null;
      /** Format: date-time */
      openedAt: string;
    };
    /** @description A part of an open case that would be left without anybody */
    OpenPart: {
      /** Format: uuid */
      proposalId: string;
      /** @description 受付番号; null: a draft */
      referenceNumber: string | null;
      holder: components['schemas']['AssignedSide'];
      /** @description Null: the desk’s side */
      departmentId: string | null;
      /** @description in_charge: they are; nobody_else: nobody else of that side is left; section: it is with that section; draft: written down for a proposer and not handed in */
      because: components['schemas']['OpenBecause'];
      /** @description The earliest due of what is awaited of that side */
      due: string | null;
    };
    OpenPoint: {
      code: string;
      messages: components['schemas']['Words'];
      /** @description Whom it is about, where it is about one department */
      departmentId: string | null;
    };
    Organisation: {
      /** Format: uuid */
      id: string;
      /** @description Code of the guideline */
      kind: string;
      name: string;
    };
    OtherMethod: {
      code: string;
      ja: string;
      en: string;
      /** @description Section of the guideline; null: not in it */
      source: string | null;
      description: components['schemas']['Words'] | null;
      url: string | null;
    };
    /**
     * @description How a case ended
     * @enum {string}
     */
    Outcome:
      | 'excluded'
      | 'not_adopted'
      | 'no_department'
      | 'redirected'
      | 'withdrawn'
      | 'lapsed'
      | 'not_realised'
      | 'concluded'
      | 'adopted_not_selected'
      | 'answered'
      | 'other_method'
      | 'pilot_completed';
    /** @enum {string} */
    PartState: 'up' | 'down';
    PartToHandOver: {
      /** Format: uuid */
      proposalId: string;
      /** @description 受付番号; null: a draft */
      referenceNumber: string | null;
      holder: components['schemas']['AssignedSide'];
      /** @description Null: the desk’s side */
      departmentId: string | null;
      /** @description in_charge: they are; nobody_else: nobody else of that side is left; section: it is with that section; draft: written down for a proposer and not handed in */
      because: components['schemas']['OpenBecause'];
      /** @description The earliest due of what is awaited of that side */
      due: string | null;
      /** @description Null: back to the inbox of the side */
      successorId: string | null;
      hasNote: boolean;
    };
    Partner: {
      /** Format: uuid */
      id: string;
      name: string;
    };
    PartnerList: {
      partners: components['schemas']['Partner'][];
    };
    PartnerRoleGrant: {
      /** @constant */
      role: 'partner';
      /** @description Of the desk already, or a new one */
      organisation: components['schemas']['KnownOrganisation'] | components['schemas']['NewOrganisation'];
      /**
       * Format: date
       * @description First day; today where it is not given
       */
      from?: string;
      /**
       * @description Last day, which still counts; null: without end
       * @default null
       */
      to?: string | null;
      /**
       * Format: date
       * @description Last day on which the person can sign in; that of the role, else a year from now, where it is not given
       */
      credentialUntil?: string;
    };
    /** @enum {string} */
    Party: 'proposer' | 'desk' | 'department' | 'expert';
    PasswordChange: {
      currentPassword: string;
      newPassword: string;
    };
    PeoplePage: {
      people: components['schemas']['Person'][];
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    Person: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @description For administrators and auditors; null: without an account */
      email?: string | null;
      organisation: components['schemas']['Organisation'] | null;
      /** @description Shut out of this desk since then */
      disabledAt: string | null;
      /** @description Past and future ones too, the earliest first */
      roles: components['schemas']['HeldRole'][];
    };
    PersonAtDesk: {
      desk: string;
      /** Format: uuid */
      personId: string;
      name: string;
      roles: components['schemas']['Role'][];
      departmentIds: string[];
    };
    PlannedMeeting: {
      /** Format: uuid */
      id: string;
      audience: components['schemas']['MeetingAudience'];
      /** Format: date-time */
      startsAt: string;
      /** Format: date-time */
      endsAt: string;
      /** @description A room, or the address of a video call */
      place: string;
      /** @description One more with each change; a change names the one that it was made for */
      sequence: number;
      /** @enum {string} */
      status: 'planned' | 'cancelled';
      /** @description Why it was changed or cancelled last */
      reason: string | null;
      /** Format: date-time */
      plannedAt: string;
      /** Format: date-time */
      changedAt: string;
      /** @description Name; only for the city’s own people */
      plannedBy?: string;
    };
    Pledge: {
      code: string;
      ja: string;
      en: string;
      /** @description Section of the guideline; null: not in it */
      source: string | null;
      required: boolean;
    };
    /**
     * @description A stage, or closed
     * @enum {string}
     */
    Position: 'intake' | 'screening' | 'matching' | 'dialogue' | 'pilot' | 'evaluation' | 'agreement' | 'closed';
    /**
     * @description What the city posts
     * @enum {string}
     */
    PostingKind: 'challenge' | 'idea_wanted';
    /** @description Who goes: a person, or a section (department) */
    Predecessor: {
      /** @enum {string} */
      kind: 'person' | 'department';
      /** Format: uuid */
      id: string;
    };
    Preferences: {
      language: components['schemas']['Language'];
      groups: components['schemas']['NoticeGroup'][];
    };
    /** @description Why a request was not carried out (RFC 9457) */
    Problem: {
      /**
       * Format: uri
       * @description URN of the code
       */
      type: string;
      title: string;
      status: number;
      code: components['schemas']['ErrorCode'];
      messages: components['schemas']['Words'];
      /** @description The places of the input that are wrong, each with its rule; may be empty */
      errors: components['schemas']['FieldError'][];
      /** @description Also in X-Request-Id and in the server’s log */
      requestId: string;
      /**
       * Format: uuid
       * @description The command that was refused, where one had been received
       */
      commandId?: string;
      /** @description Its number */
      number?: number;
      /** @description What would be left without anybody */
      openWork?: components['schemas']['OpenPart'][];
      /** @description VERSION_CONFLICT: what was decided first, when and by whom */
      conflict?: components['schemas']['Conflict'];
    };
    /** @enum {string} */
    Progress: 'concluded' | 'implemented' | 'ended';
    Proposal: {
      /** @description Only for the city’s own people; proposers see the label */
      stage?: components['schemas']['Position'];
      /** @description Heading of the desk’s own under which the stage stands */
      stageLabel: components['schemas']['Words'];
      /** @description The stages under that heading, of which it is in one; none: draft or closed */
      stageGroup: components['schemas']['Stage'][];
      outcome: components['schemas']['Outcome'] | null;
      closed: boolean;
      /** @description Whose turn it is; null on a draft and on a closed case */
      ball: components['schemas']['Ball'] | null;
      due: string | null;
      /** @description For `expectedVersion`; only for the city’s own people */
      version?: number;
      /** Format: uuid */
      id: string;
      desk: string;
      /** @description Only a proposal goes through the stages */
      kind: components['schemas']['IntakeKind'];
      type: components['schemas']['ProposalType'];
      challengeId: string | null;
      /** @description 受付番号 */
      referenceNumber: string | null;
      title: string;
      /** @description Values by form-field key, and the pledges accepted */
      content: {
        [key: string]: components['schemas']['FormValue'];
      };
      /** @description What the proposer consents to at this moment; where nothing was answered, what the guideline says holds */
      consents: components['schemas']['ConsentGiven'][];
      /** @description Items of which somebody asked that they be protected */
      protection?: components['schemas']['Protection'];
      /** @description Version of the desk’s guideline that it keeps */
      profileVersion: number;
      submitted: boolean;
      receivedAt: string | null;
      /** @description What was acknowledged when it was handed in; null: it was not. For its proposer and the city */
      receipt?: components['schemas']['Receipt'] | null;
      /** @description Of a draft: what would be refused if it were handed in as it is */
      faults?: components['schemas']['FieldError'][];
      /**
       * Format: date-time
       * @description Of a draft: when it was saved last
       */
      savedAt?: string;
      /** @description Who is awaited; a proposer sees what awaits them */
      asks: components['schemas']['Ask'][];
      /** @description Only for the proposer’s people and the city’s own */
      clock?: components['schemas']['Clock'];
      /** @description Commands that are open to me now */
      actions: components['schemas']['Action'][];
      /** @description Only for the city’s own people, as all that follows */
      departments?: components['schemas']['DepartmentPart'][];
      /** @description Who is in charge of which side, now */
      inCharge?: components['schemas']['InCharge'][];
      /** @description The sides of the case, each with what I may do now with its charge */
      charges?: components['schemas']['Charge'][];
      /** @description Keys of the asks for which I may give more time (`extend_due`) */
      extendable?: string[];
      /** @description I follow it (POST /proposals/{id}/watch) */
      watching?: boolean;
      /** @description Answers of the form beside the criteria that they help to judge */
      answersBeside?: components['schemas']['AnswerBeside'][];
      channel?: string;
      opening?: number;
      /** @description Commands that were received and wait to be decided; a proposer sees it of a draft that was handed in */
      unsettled?: number;
      /** @description When something last happened */
      movedAt?: string | null;
      /** @description Since when it counts as stalled: nothing happened for the guideline’s number of business days */
      stalledSince?: string | null;
      /** @description Code of what an operator has to look at */
      attention?: string | null;
      attentionAt?: string | null;
    };
    ProposalCounts: {
      total: number;
      /** @description Whose due instant has passed */
      overdue: number;
      /** @description By the heading of the desk’s own under which they stand, the most first */
      byHeading: {
        heading: components['schemas']['Words'];
        count: number;
      }[];
      /** @description Of those that are over */
      byOutcome: {
        outcome: components['schemas']['Outcome'];
        count: number;
      }[];
      /** @description By whose turn it is */
      byBall: {
        holder: components['schemas']['Party'];
        count: number;
      }[];
      /** @description Open cases that they see whole, by the stage in which they are, in its order; only for the city’s own people */
      byStage?: {
        stage: components['schemas']['Stage'];
        count: number;
        overdue: number;
        /** @description In which nothing has happened for the guideline’s number of business days */
        stalled: number;
      }[];
    };
    ProposalPage: {
      proposals: components['schemas']['ProposalRow'][];
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    ProposalRow: {
      /** @description Only for the city’s own people; proposers see the label */
      stage?: components['schemas']['Position'];
      /** @description Heading of the desk’s own under which the stage stands */
      stageLabel: components['schemas']['Words'];
      /** @description The stages under that heading, of which it is in one; none: draft or closed */
      stageGroup: components['schemas']['Stage'][];
      outcome: components['schemas']['Outcome'] | null;
      closed: boolean;
      /** @description Whose turn it is; null on a draft and on a closed case */
      ball: components['schemas']['Ball'] | null;
      due: string | null;
      /** @description For `expectedVersion`; only for the city’s own people */
      version?: number;
      /** Format: uuid */
      id: string;
      kind: components['schemas']['IntakeKind'];
      type: components['schemas']['ProposalType'];
      challengeId: string | null;
      referenceNumber: string | null;
      title: string;
      /** @description Name given in the proposal */
      organisation: string | null;
      submitted: boolean;
      /** Format: date-time */
      createdAt: string;
      receivedAt: string | null;
      /** @description For what whoever has the ball is awaited */
      awaited?: components['schemas']['AskKind'] | null;
      /** @description overdue; today; soon: within three business days; later; stopped: the clock stands. Null: nobody is awaited */
      dueGroup?: components['schemas']['DueGroup'] | null;
      /** @description Business days since it was handed in; null on a draft and a closed case */
      age?: number | null;
      /** @description Of each side that somebody is in charge of */
      inCharge?: components['schemas']['InCharge'][];
      stalledSince?: string | null;
      attention?: string | null;
    };
    /** @enum {string} */
    ProposalType: 'open_proposal' | 'posted_challenge';
    ProposalTypeRule: {
      code: components['schemas']['ProposalType'];
      label: components['schemas']['Words'];
      challenge: string;
      /** @description Who finds the department: the desk, or whoever posted the challenge */
      routing: string;
      window: {
        mode: string;
        /** @description Calendar months */
        default_months: number | null;
        shorten: boolean;
        extend: boolean;
        /** @description Reasons for moving a window; empty: any, in words */
        reasons: components['schemas']['GuidelineItem'][];
        /** @description Days within which every window lies */
        period: {
          /** Format: date */
          from: string;
          to: string | null;
        } | null;
      };
      posting_kinds: components['schemas']['PostingKind'][];
      /** @description Themes that the document names */
      examples: components['schemas']['Words'][];
      url: string | null;
    };
    ProposerRoleGrant: {
      /** @enum {string} */
      role: 'proposer' | 'proposer_viewer';
      /** @description Of the desk already, or a new one */
      organisation: components['schemas']['KnownOrganisation'] | components['schemas']['NewOrganisation'];
      /**
       * Format: date
       * @description First day; today where it is not given
       */
      from?: string;
      /**
       * @description Last day, which still counts; null: without end
       * @default null
       */
      to?: string | null;
    };
    /** @description How the ideas of a proposal are protected */
    Protection: {
      /** @description Items of which somebody said something */
      items: {
        /** @description Key of a field of the form */
        item: string;
        /**
         * @description marked: protected by wish; agreed: by agreement; released: it may be shown to others
         * @enum {string}
         */
        standing: 'marked' | 'agreed' | 'released';
      }[];
      /**
       * @description Of the consultation. open: the proposer is asked; unresolved: both sides want different things
       * @enum {string}
       */
      status: 'none' | 'open' | 'unresolved';
      /** @description Items that are talked over */
      consultation: {
        item: string;
        /**
         * @description What the desk wants
         * @enum {string}
         */
        desk: 'protect' | 'release';
        /** @description What the proposer wants; null: not said */
        proposer: ('protect' | 'release') | null;
      }[];
    };
    ProviderSignIn: {
      /** Format: uri */
      location: string;
    };
    Publication: {
      /** @description The page as everybody would read it now */
      page: {
        title: string;
        organisation: string | null;
        /** @description Null: not given, or protected */
        summary: string | null;
        /** @description What else is shown */
        items: components['schemas']['InitiativeItem'][];
        /** @description concluded: agreed on; implemented: being carried out; ended: over */
        progress: components['schemas']['Progress'];
      };
      /** @description Items that are kept back because they are protected, or talked over */
      withheld: {
        key: string;
        label: components['schemas']['Words'];
      }[];
      /** @description It rests on the proposer’s consent to publication */
      consentNeeded: boolean;
      /** @description Why nobody can read it now; null: it can be published */
      problem: components['schemas']['Refusal'] | null;
      published: {
        /** Format: date-time */
        at: string;
        /** @description Null: nobody had to be heard */
        hearing: {
          /** Format: date */
          heldOn: string;
          answer: components['schemas']['HearingAnswer'];
          note: string | null;
        } | null;
      } | null;
    };
    PublicationEnd: {
      reason: string;
    };
    Receipt: {
      /** @description Entries of the case’s chain at that moment */
      entries: number;
      /** @description Hash of the last of them: with it the record can be shown to hold what it acknowledged */
      head: string;
    };
    Redeliveries: {
      deliveries?: string[];
    };
    RedeliveriesQueued: {
      queued: number;
    };
    /** @description Why a command was refused */
    Refusal: {
      /**
       * Format: uri
       * @description URN of the code
       */
      type: string;
      title: string;
      status: number;
      code: components['schemas']['ErrorCode'];
      messages: components['schemas']['Words'];
      /** @description The places of the input that are wrong, each with its rule; may be empty */
      errors: components['schemas']['FieldError'][];
    };
    Replan: {
      /** Format: uuid */
      id: string;
      status: components['schemas']['ReplanStatus'];
      reason: string;
      orderedBy: string;
      /** Format: date-time */
      orderedAt: string;
      /** @description When the last case was looked at */
      endedAt: string | null;
      /** @description Cases that were given the command */
      given: number;
      /** @description Of those, cases whose workflow has yet to take it; they go on by themselves */
      settling: number;
    };
    ReplanList: {
      replans: components['schemas']['Replan'][];
    };
    ReplanResult: {
      /** @description Null: a dry run */
      replan: components['schemas']['Replan'] | null;
      /** @description Cases whose dates move, as they stand now */
      cases: number;
      /** @description The first 100 of them */
      examples: components['schemas']['MovedCase'][];
    };
    /** @enum {string} */
    ReplanStatus: 'ordered' | 'done';
    /** @enum {string} */
    Role:
      | 'proposer'
      | 'proposer_viewer'
      | 'coordinator'
      | 'officer'
      | 'leader'
      | 'desk_head'
      | 'expert'
      | 'auditor'
      | 'administrator'
      | 'partner';
    RoleEnd: {
      /**
       * Format: date
       * @description Last day, which still counts; at once where it is not given
       */
      lastDay?: string;
    };
    RoleGrant:
      | components['schemas']['DeskRoleGrant']
      | components['schemas']['DepartmentRoleGrant']
      | components['schemas']['ProposerRoleGrant']
      | components['schemas']['PartnerRoleGrant']
      | components['schemas']['ExpertRoleGrant'];
    RotatedSecret: {
      /** @description Shown this once: events are signed with it (Standard Webhooks, v1) */
      secret: string;
      /** Format: date-time */
      previousUntil: string;
    };
    RuleProposal: {
      /**
       * @description What it counts
       * @enum {string}
       */
      rule: 'fields' | 'initiatives';
      /** @description How many there are */
      count: number;
      kind: components['schemas']['AgreementKind'];
    };
    SecondFactorCode: {
      code: string;
    };
    SecondFactorRemoval: {
      /** @description Required of an account that has one */
      password?: string;
      code: string;
    };
    SecondFactorRequest: {
      /** @description Required of an account that has one */
      password?: string;
    };
    SecondFactorSetUp: {
      recoveryCodes: string[];
      session: components['schemas']['ContinuedSession'];
    };
    Session: {
      /** Format: date-time */
      expiresAt: string;
      /** @description Null for a program */
      csrfToken: string | null;
      /** @description Who the account is, desk by desk */
      people: components['schemas']['PersonAtDesk'][];
      secondFactor: {
        isSetUp: boolean;
        /** @description Nothing else is open to this person until it is */
        mustBeSetUp: boolean;
        recoveryCodesLeft: number;
      };
    };
    /** @enum {string} */
    Side: 'proposer' | 'desk' | 'department' | 'expert' | 'auditor' | 'system';
    /** @enum {string} */
    Stage: 'intake' | 'screening' | 'matching' | 'dialogue' | 'pilot' | 'evaluation' | 'agreement';
    /** @description Where a case stands */
    Standing: {
      /** @description Only for the city’s own people; proposers see the label */
      stage?: components['schemas']['Position'];
      /** @description Heading of the desk’s own under which the stage stands */
      stageLabel: components['schemas']['Words'];
      /** @description The stages under that heading, of which it is in one; none: draft or closed */
      stageGroup: components['schemas']['Stage'][];
      outcome: components['schemas']['Outcome'] | null;
      closed: boolean;
      /** @description Whose turn it is; null on a draft and on a closed case */
      ball: components['schemas']['Ball'] | null;
      due: string | null;
      /** @description For `expectedVersion`; only for the city’s own people */
      version?: number;
    };
    SuccessorOfCase: {
      /** Format: uuid */
      proposalId: string;
      /**
       * Format: uuid
       * @description Of the kind of the predecessor: a person, or a section
       */
      successorId?: string;
      note?: string;
    };
    SuccessorOfSide: {
      /** @enum {string} */
      holder: 'desk' | 'department';
      /** @description Null: the desk’s side */
      departmentId: string | null;
      /**
       * Format: uuid
       * @description Of the kind of the predecessor: a person, or a section
       */
      successorId: string;
    };
    Task: {
      desk: string;
      /** Format: uuid */
      proposalId: string;
      referenceNumber: string | null;
      title: string;
      ask: components['schemas']['AskKind'];
      holder: components['schemas']['Party'];
      departmentId: string | null;
      /** Format: date-time */
      since: string;
      /** @description Null: the clock stands */
      due: string | null;
      overdue: boolean;
      /** @description Who is in charge of that side; null: nobody. Only of the city’s own sides */
      inCharge?: components['schemas']['NamedPerson'] | null;
    };
    TaskList: {
      tasks: components['schemas']['Task'][];
      /** @description Tasks beside the process; they are a side’s, and nobody’s own */
      followUps: components['schemas']['OpenFollowUp'][];
      more: boolean;
    };
    Timeline: {
      entries: components['schemas']['TimelineEntry'][];
    };
    TimelineEntry: {
      /**
       * @description A command; a reminder that was sent; a restart of the workflow from the record
       * @enum {string}
       */
      kind:
        | 'submit'
        | 'resubmit'
        | 'answer'
        | 'convert'
        | 'withdraw'
        | 'request_correction'
        | 'pass_screening'
        | 'exclude'
        | 'redirect'
        | 'assign_departments'
        | 'take_task'
        | 'refuse_task'
        | 'close_without_department'
        | 'record_dialogue'
        | 'concur'
        | 'object'
        | 'decide_feasibility'
        | 'choose_track'
        | 'choose_other_method'
        | 'request_expert'
        | 'record_advice'
        | 'start_pilot'
        | 'finish_pilot'
        | 'abort_pilot'
        | 'evaluate'
        | 'accept_report'
        | 'adopt'
        | 'reject'
        | 'secure_funds'
        | 'determine_procurement'
        | 'record_procurement_result'
        | 'choose_agreement_kind'
        | 'consent_to_agreement'
        | 'conclude'
        | 'implement'
        | 'review_agreement'
        | 'end_agreement'
        | 'lapse'
        | 'reopen'
        | 'change_guideline'
        | 'mark_protected'
        | 'consult_protection'
        | 'answer_protection'
        | 'settle_protection'
        | 'replan'
        | 'extend_due'
        | 'hand_over'
        | 'reminder'
        | 'restart';
      /**
       * Format: date-time
       * @description When it was received or sent
       */
      at: string;
      commandId: string | null;
      number: number | null;
      status: components['schemas']['CommandStatus'] | null;
      /** @description Why it was refused */
      code: string | null;
      /** @description Day on which it happened, where that was said */
      occurredOn: string | null;
      settledAt: string | null;
      /** @description Null: the system */
      actor: components['schemas']['Actor'] | null;
      onBehalfOf: {
        party: string;
        evidence?: string;
      } | null;
      /** @description Where the case stood after it; only for the city’s own people */
      stage: components['schemas']['Position'] | null;
      stageLabel: components['schemas']['Words'] | null;
      outcome: components['schemas']['Outcome'] | null;
      /** @description What the command said, where it is told to the one who asks */
      words?: {
        [key: string]: unknown;
      };
      reminderOf?: {
        ask: components['schemas']['AskKind'];
        holder: components['schemas']['Party'];
        departmentId: string | null;
        /** @description -1: before the due date; 0: on it; from 1 on: the levels of the escalation after it */
        rung: number;
      };
      /** @description Which due date was moved, from which day to which; to a proposer and an expert, of their own */
      extended?: {
        ask: components['schemas']['AskKind'];
        holder: components['schemas']['Party'];
        departmentId: string | null;
        from: string | null;
        /** Format: date */
        until: string;
      };
    };
    ToldPerson: {
      /** Format: uuid */
      id: string;
      name: string;
    };
    UnreadNotices: {
      /** @description Unread notices over all my desks; of each desk at most 100 are counted */
      unread: number;
    };
    /** @enum {string} */
    Urgency: 'overdue' | 'awaiting' | 'news';
    /**
     * @description at_once: by mail; digest: in the morning’s digest; off: in the inbox only
     * @enum {string}
     */
    WayToTell: 'at_once' | 'digest' | 'off';
    WaysToSignIn: {
      /** @description The city’s own provider of identities: `POST /session/oidc` */
      provider: boolean;
    };
    /** @description An event for one receiver, and what became of it */
    WebhookDelivery: {
      /** Format: uuid */
      id: string;
      /**
       * Format: uuid
       * @description `webhook-id` of every attempt
       */
      eventId: string;
      /** Format: uuid */
      proposalId: string;
      type: components['schemas']['WebhookEventType'];
      status: components['schemas']['WebhookDeliveryStatus'];
      attempts: number;
      /** @description What became of the last attempt: HTTP_500, TIMEOUT, ECONNREFUSED, … */
      lastCode: string | null;
      lastAt: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    WebhookDeliveryPage: {
      deliveries: components['schemas']['WebhookDelivery'][];
      /** @description `cursor` of the following page; null on the last */
      next: string | null;
    };
    /** @enum {string} */
    WebhookDeliveryStatus: 'pending' | 'delivered' | 'dead';
    /** @description A receiver of events */
    WebhookEndpoint: {
      /** Format: uuid */
      id: string;
      url: string;
      events: components['schemas']['WebhookEventType'][];
      /** Format: date-time */
      createdAt: string;
      disabledAt: string | null;
      /** @description Until then the secret before signs along */
      previousSecretUntil: string | null;
      /** @description Deliveries that wait in line */
      waiting: number;
      /** @description Deliveries that were given up */
      dead: number;
    };
    WebhookEndpointList: {
      endpoints: components['schemas']['WebhookEndpoint'][];
    };
    /** @enum {string} */
    WebhookEventType:
      | 'case.submitted'
      | 'case.stage_changed'
      | 'case.concluded'
      | 'case.closed'
      | 'case.reopened'
      | 'ask.opened'
      | 'ask.ended'
      | 'ask.overdue';
    Window: {
      /** Format: date */
      opensOn: string;
      /** @description Last day; null: open end */
      closesOn: string | null;
    };
    WindowChange: {
      /** Format: date-time */
      at: string;
      /** @description Name */
      by: string;
      /** @description Code of a reason of the guideline */
      reasonCode: string | null;
      reason: string;
      old: components['schemas']['Window'];
      new: components['schemas']['Window'];
    };
    WindowMove: {
      /** Format: date */
      opensOn?: string;
      /** @description New last day; null: open end */
      closesOn: string | null;
      /** @description Code of a reason of the guideline; required where it names reasons */
      reasonCode?: string;
      /** @description Why the window moves */
      reason: string;
    };
    /** @description Wording in Japanese and English */
    Words: {
      ja: string;
      en: string;
    };
  };
  responses: {
    /** @description `INVALID_REQUEST`: The request is not valid. */
    InvalidRequest: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 422;
          /** @enum {unknown} */
          code?: 'INVALID_REQUEST';
        };
      };
    };
    /** @description `INTERNAL`: An internal error occurred. */
    Internal: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 500;
          /** @enum {unknown} */
          code?: 'INTERNAL';
        };
      };
    };
    /** @description `MALFORMED_BODY`: The body could not be read as JSON. */
    MalformedBody: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 400;
          /** @enum {unknown} */
          code?: 'MALFORMED_BODY';
        };
      };
    };
    /** @description `BODY_TOO_LARGE`: The body is too large (at most 1 MB). */
    BodyTooLarge: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 413;
          /** @enum {unknown} */
          code?: 'BODY_TOO_LARGE';
        };
      };
    };
    /** @description `UNSUPPORTED_CONTENT_TYPE`: Content-Type must be application/json. */
    UnsupportedContentType: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 415;
          /** @enum {unknown} */
          code?: 'UNSUPPORTED_CONTENT_TYPE';
        };
      };
    };
    /** @description `DATABASE_UNAVAILABLE`: The database can’t be reached; try again shortly. */
    DatabaseUnavailable: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 503;
          /** @enum {unknown} */
          code?: 'DATABASE_UNAVAILABLE';
        };
      };
    };
    /** @description `UNAUTHENTICATED`: Sign in first. */
    Unauthenticated: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        'WWW-Authenticate': components['headers']['WWW-Authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 401;
          /** @enum {unknown} */
          code?: 'UNAUTHENTICATED';
        };
      };
    };
    /** @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while. */
    TooManyRequests: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 429;
          /** @enum {unknown} */
          code?: 'TOO_MANY_REQUESTS';
        };
      };
    };
    /** @description `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office. */
    StaffNotHere: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 403;
          /** @enum {unknown} */
          code?: 'STAFF_NOT_HERE';
        };
      };
    };
    /** @description `SECOND_FACTOR_IS_SET_UP`: A second factor is set up already. */
    SecondFactorIsSetUp: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'SECOND_FACTOR_IS_SET_UP';
        };
      };
    };
    /** @description `SECOND_FACTOR_NOT_SET_UP`: No second factor is set up. */
    SecondFactorNotSetUp: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'SECOND_FACTOR_NOT_SET_UP';
        };
      };
    };
    /** @description `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site. */
    CrossSiteRequest: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 403;
          /** @enum {unknown} */
          code?: 'CROSS_SITE_REQUEST';
        };
      };
    };
    /** @description `OIDC_NOT_OFFERED`: No provider of identities is set up here. */
    OidcNotOffered: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 404;
          /** @enum {unknown} */
          code?: 'OIDC_NOT_OFFERED';
        };
      };
    };
    /** @description `OIDC_REFUSED`: The sign-in with the provider of identities could not be accepted. */
    OidcRefused: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        'WWW-Authenticate': components['headers']['WWW-Authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 401;
          /** @enum {unknown} */
          code?: 'OIDC_REFUSED';
        };
      };
    };
    /** @description `NOT_FOUND`: Not found. */
    NotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 404;
          /** @enum {unknown} */
          code?: 'NOT_FOUND';
        };
      };
    };
    /** @description `DEPARTMENT_CODE_TAKEN`: A department has this code already. */
    DepartmentCodeTaken: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'DEPARTMENT_CODE_TAKEN';
        };
      };
    };
    /** @description `DEPARTMENT_IN_USE`: Open cases or posted challenges rest with this department; hand them over first. */
    DepartmentInUse: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'DEPARTMENT_IN_USE';
        };
      };
    };
    /** @description `ALREADY_AT_DESK`: Somebody with this address is at this desk already; give them the role. */
    AlreadyAtDesk: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'ALREADY_AT_DESK';
        };
      };
    };
    /** @description `CREDENTIAL_WITHOUT_END`: There is no day on which this person’s signing in ends. */
    CredentialWithoutEnd: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'CREDENTIAL_WITHOUT_END';
        };
      };
    };
    /** @description `NO_ORGANISATION`: You belong to no organisation at this desk. */
    NoOrganisation: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'NO_ORGANISATION';
        };
      };
    };
    /** @description `ALREADY_PUBLISHED`: It has been published already. */
    AlreadyPublished: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'ALREADY_PUBLISHED';
        };
      };
    };
    /** @description `WINDOW_BEFORE_SUBMISSION`: The window can’t end before an accepted submission. */
    WindowBeforeSubmission: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'WINDOW_BEFORE_SUBMISSION';
        };
      };
    };
    /** @description `NOT_PUBLISHED`: It is not published. */
    NotPublished: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'NOT_PUBLISHED';
        };
      };
    };
    /** @description `FOLLOW_UP_ENDED`: This follow-up has ended. */
    FollowUpEnded: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'FOLLOW_UP_ENDED';
        };
      };
    };
    /** @description `NOT_SUBMITTED`: The proposal has not been submitted. */
    NotSubmitted: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'NOT_SUBMITTED';
        };
      };
    };
    /** @description `CLOSED_DAY_EXISTS`: This day was entered already. */
    ClosedDayExists: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'CLOSED_DAY_EXISTS';
        };
      };
    };
    /** @description `REPLAN_UNDER_WAY`: Due dates are being counted again already; wait until that has ended. */
    ReplanUnderWay: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'REPLAN_UNDER_WAY';
        };
      };
    };
    /** @description `MAIL_NOT_FAILED`: This mail has not failed. */
    MailNotFailed: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'MAIL_NOT_FAILED';
        };
      };
    };
    /** @description `TOO_MANY_WEBHOOKS`: This desk has as many receivers as it may. */
    TooManyWebhooks: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'TOO_MANY_WEBHOOKS';
        };
      };
    };
    /** @description `WEBHOOK_DISABLED`: This receiver is disabled. */
    WebhookDisabled: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Cache-Control': components['headers']['Cache-Control'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'WEBHOOK_DISABLED';
        };
      };
    };
  };
  parameters: {
    /**
     * @description A name of the caller’s own for this request: 1 to 200 visible ASCII characters, best a new UUID. It is kept for 30 days per person, desk and route, in the transaction of what it stands for. A repeat under the same key does nothing again and is answered with what became of the first one by now. Another body or path under the same key is refused with 422 `IDEMPOTENCY_KEY_REUSED`.
     * @example 7f1f9a52-3a0e-4c39-9f0a-3c6b7d1f2e55
     */
    'Idempotency-Key': string;
    /**
     * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
     * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
     */
    'X-CSRF-Token': string;
    /**
     * @description `respond-async` (RFC 7240): answer 202 as soon as the command is in the ledger, without waiting for its settlement. The answer then says `Preference-Applied: respond-async`. Other preferences are ignored.
     * @example respond-async
     */
    Prefer: string;
    /**
     * @description The `ETag` of what is already there: nothing is sent where it is still the same (RFC 9110)
     * @example "Lc3F0yYpRWyMZhQpN0q0k8tVYyqk3H8iUj0m4iWcX1E"
     */
    'If-None-Match': string;
  };
  requestBodies: never;
  headers: {
    /**
     * @description Id of the request, also in the log and in problem documents: the request’s own `X-Request-Id` where it is 8 to 64 letters, digits, `_` or `-`, otherwise a new one
     * @example 5a0f6c1e-3c1b-4d55-9f0e-0d9f3a4b8c11
     */
    'X-Request-Id': string;
    /**
     * @description Answers differ from person to person: nobody keeps them
     * @example no-store
     */
    'Cache-Control': 'no-store';
    /**
     * @description Path of what was made: the draft, or the command whose settlement can be asked for there; or the page on which to go on
     * @example /api/proposals/0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
     */
    Location: string;
    /**
     * @description Names this very content, for `If-None-Match`
     * @example "Lc3F0yYpRWyMZhQpN0q0k8tVYyqk3H8iUj0m4iWcX1E"
     */
    ETag: string;
    /**
     * @description The cookie of a session in a browser (`HttpOnly`, `SameSite=Lax`; behind TLS `Secure`, with a `__Host-` name)
     * @example kyoso_session=N2Yy…; Path=/; HttpOnly; SameSite=Lax
     */
    'Set-Cookie': string;
    /**
     * @description What a browser kept of this installation goes with the session
     * @example "cache", "storage"
     */
    'Clear-Site-Data': '"cache", "storage"';
    /**
     * @description The request’s `Prefer: respond-async` was followed
     * @example respond-async
     */
    'Preference-Applied': 'respond-async';
    /**
     * @description Seconds after which it is worth trying again
     * @example 5
     */
    'Retry-After': string;
    /**
     * @description How to sign in
     * @example Bearer
     */
    'WWW-Authenticate': 'Bearer';
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description PostgreSQL answers, so that intake works */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      422: components['responses']['InvalidRequest'];
      500: components['responses']['Internal'];
      /** @description PostgreSQL does not answer */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
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
      /** @description The session */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['StaffNotHere'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Credentials'];
      };
    };
    responses: {
      /** @description Signed in; the token is shown this once */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewSession'];
        };
      };
      400: components['responses']['MalformedBody'];
      /**
       * @description `WRONG_CREDENTIALS`: E-mail address or password is wrong.
       *
       *     `SECOND_FACTOR_CODE_REQUIRED`: The code of the second factor is required.
       *
       *     `SECOND_FACTOR_CODE_WRONG`: The code of the second factor is wrong or was used already.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'WRONG_CREDENTIALS' | 'SECOND_FACTOR_CODE_REQUIRED' | 'SECOND_FACTOR_CODE_WRONG';
          };
        };
      };
      /**
       * @description `NO_ROLE_IN_FORCE`: This account has no role that is in force today.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'NO_ROLE_IN_FORCE' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_ATTEMPTS`: Too many sign-in attempts; wait a while.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_ATTEMPTS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  signOut: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed out */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Set-Cookie': components['headers']['Set-Cookie'];
          'Clear-Site-Data': components['headers']['Clear-Site-Data'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST';
          };
        };
      };
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  signInInBrowser: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Credentials'];
      };
    };
    responses: {
      /** @description Signed in */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Set-Cookie': components['headers']['Set-Cookie'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BrowserSession'];
        };
      };
      400: components['responses']['MalformedBody'];
      /**
       * @description `WRONG_CREDENTIALS`: E-mail address or password is wrong.
       *
       *     `SECOND_FACTOR_CODE_REQUIRED`: The code of the second factor is required.
       *
       *     `SECOND_FACTOR_CODE_WRONG`: The code of the second factor is wrong or was used already.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'WRONG_CREDENTIALS' | 'SECOND_FACTOR_CODE_REQUIRED' | 'SECOND_FACTOR_CODE_WRONG';
          };
        };
      };
      /**
       * @description `NO_ROLE_IN_FORCE`: This account has no role that is in force today.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'NO_ROLE_IN_FORCE' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_ATTEMPTS`: Too many sign-in attempts; wait a while.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_ATTEMPTS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  changePassword: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordChange'];
      };
    };
    responses: {
      /** @description Changed */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Set-Cookie': components['headers']['Set-Cookie'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContinuedSession'];
        };
      };
      400: components['responses']['MalformedBody'];
      /**
       * @description `UNAUTHENTICATED`: Sign in first.
       *
       *     `WRONG_CREDENTIALS`: E-mail address or password is wrong.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'UNAUTHENTICATED' | 'WRONG_CREDENTIALS';
          };
        };
      };
      /**
       * @description `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_ATTEMPTS`: Too many sign-in attempts; wait a while.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_ATTEMPTS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  beginSecondFactor: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecondFactorRequest'];
      };
    };
    responses: {
      /** @description The key, shown this once */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewSecondFactor'];
        };
      };
      400: components['responses']['MalformedBody'];
      /**
       * @description `UNAUTHENTICATED`: Sign in first.
       *
       *     `WRONG_CREDENTIALS`: E-mail address or password is wrong.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'UNAUTHENTICATED' | 'WRONG_CREDENTIALS';
          };
        };
      };
      /**
       * @description `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST';
          };
        };
      };
      409: components['responses']['SecondFactorIsSetUp'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_ATTEMPTS`: Too many sign-in attempts; wait a while.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_ATTEMPTS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  confirmSecondFactor: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecondFactorCode'];
      };
    };
    responses: {
      /** @description Set up */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Set-Cookie': components['headers']['Set-Cookie'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SecondFactorSetUp'];
        };
      };
      400: components['responses']['MalformedBody'];
      /**
       * @description `UNAUTHENTICATED`: Sign in first.
       *
       *     `SECOND_FACTOR_CODE_WRONG`: The code of the second factor is wrong or was used already.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'UNAUTHENTICATED' | 'SECOND_FACTOR_CODE_WRONG';
          };
        };
      };
      /**
       * @description `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST';
          };
        };
      };
      /**
       * @description `SECOND_FACTOR_IS_SET_UP`: A second factor is set up already.
       *
       *     `SECOND_FACTOR_NOT_SET_UP`: No second factor is set up.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_IS_SET_UP' | 'SECOND_FACTOR_NOT_SET_UP';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  removeSecondFactor: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecondFactorRemoval'];
      };
    };
    responses: {
      /** @description Removed, and signed out everywhere */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Set-Cookie': components['headers']['Set-Cookie'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['MalformedBody'];
      /**
       * @description `UNAUTHENTICATED`: Sign in first.
       *
       *     `WRONG_CREDENTIALS`: E-mail address or password is wrong.
       *
       *     `SECOND_FACTOR_CODE_REQUIRED`: The code of the second factor is required.
       *
       *     `SECOND_FACTOR_CODE_WRONG`: The code of the second factor is wrong or was used already.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'UNAUTHENTICATED' | 'WRONG_CREDENTIALS' | 'SECOND_FACTOR_CODE_REQUIRED' | 'SECOND_FACTOR_CODE_WRONG';
          };
        };
      };
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST';
          };
        };
      };
      409: components['responses']['SecondFactorNotSetUp'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_ATTEMPTS`: Too many sign-in attempts; wait a while.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_ATTEMPTS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  requestLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkRequest'];
      };
    };
    responses: {
      /** @description If the address is known, a link is on its way */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['MalformedBody'];
      403: components['responses']['CrossSiteRequest'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_ATTEMPTS`: Too many sign-in attempts; wait a while.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_ATTEMPTS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  takeLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkUse'];
      };
    };
    responses: {
      /** @description Signed in */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Set-Cookie': components['headers']['Set-Cookie'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BrowserSession'];
        };
      };
      400: components['responses']['MalformedBody'];
      /**
       * @description `SECOND_FACTOR_CODE_REQUIRED`: The code of the second factor is required.
       *
       *     `SECOND_FACTOR_CODE_WRONG`: The code of the second factor is wrong or was used already.
       *
       *     `LINK_NOT_VALID`: This link was used already, has run out or never was one.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_CODE_REQUIRED' | 'SECOND_FACTOR_CODE_WRONG' | 'LINK_NOT_VALID';
          };
        };
      };
      /**
       * @description `NO_ROLE_IN_FORCE`: This account has no role that is in force today.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'NO_ROLE_IN_FORCE' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_ATTEMPTS`: Too many sign-in attempts; wait a while.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_ATTEMPTS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listWaysToSignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The ways */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WaysToSignIn'];
        };
      };
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
    };
  };
  beginProviderSignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Where to go */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Set-Cookie': components['headers']['Set-Cookie'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProviderSignIn'];
        };
      };
      403: components['responses']['CrossSiteRequest'];
      404: components['responses']['OidcNotOffered'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      /**
       * @description `OIDC_UNAVAILABLE`: The provider of identities can’t be reached; try again shortly.
       *
       *     `DATABASE_UNAVAILABLE`: The database can’t be reached; try again shortly.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'OIDC_UNAVAILABLE' | 'DATABASE_UNAVAILABLE';
          };
        };
      };
    };
  };
  finishProviderSignIn: {
    parameters: {
      query?: {
        /** @description What the provider gives for an identity */
        code?: string;
        /** @description The sign-in that this answers */
        state?: string;
        /** @description The provider */
        iss?: string;
        /** @description Why it refuses */
        error?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed in; for a browser also where it is not */
      303: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          Location: components['headers']['Location'];
          'Set-Cookie': components['headers']['Set-Cookie'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['OidcRefused'];
      /**
       * @description `NO_ROLE_IN_FORCE`: This account has no role that is in force today.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'NO_ROLE_IN_FORCE' | 'STAFF_NOT_HERE';
          };
        };
      };
      404: components['responses']['OidcNotOffered'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      /**
       * @description `OIDC_UNAVAILABLE`: The provider of identities can’t be reached; try again shortly.
       *
       *     `DATABASE_UNAVAILABLE`: The database can’t be reached; try again shortly.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'OIDC_UNAVAILABLE' | 'DATABASE_UNAVAILABLE';
          };
        };
      };
    };
  };
  listDesks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The desks */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeskList'];
        };
      };
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getDesk: {
    parameters: {
      query?: {
        /** @description An earlier version; the one under which new proposals begin where it is not given */
        version?: number;
      };
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The desk as new proposals find it, or as those of that version keep it */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Desk'];
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listDepartments: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Departments in use and retired ones, which old cases name */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DepartmentList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  addDepartment: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewDepartment'];
      };
    };
    responses: {
      /** @description The department */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListedDepartment'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['DepartmentCodeTaken'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  changeDepartment: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the department
         * @example 2f6f1c2f-4a10-4c39-9f0a-0b9f3c6e8a55
         */
        departmentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DepartmentChange'];
      };
    };
    responses: {
      /** @description The department */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListedDepartment'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['DepartmentInUse'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listPeople: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        /** @description Only who holds it today */
        role?: components['schemas']['Role'];
        /** @description true, with `role`: also who held it before; makes no difference to whom only roles in force are shown */
        former?: 'true' | 'false';
        /** @description Part of the name or of the organisation’s, and of the address for whoever sees it; width and case make no difference */
        q?: string;
      };
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page, in the order in which they came to the desk */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PeoplePage'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  invitePerson: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPerson'];
      };
    };
    responses: {
      /** @description The person */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['AlreadyAtDesk'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `DATE_IN_PAST`: The date must not be in the past.
       *
       *     `ORGANISATION_UNKNOWN`: The desk knows no such organisation.
       *
       *     `ORGANISATION_KIND_NOT_TAKEN`: Nobody of such an organisation holds this role here.
       *
       *     `DEPARTMENT_UNKNOWN`: This is no active department of the desk.
       *
       *     `DATES_REVERSED`: The last day is before the first.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'INVALID_REQUEST'
              | 'DATE_IN_PAST'
              | 'ORGANISATION_UNKNOWN'
              | 'ORGANISATION_KIND_NOT_TAKEN'
              | 'DEPARTMENT_UNKNOWN'
              | 'DATES_REVERSED';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  inviteAgain: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the person at this desk
         * @example 4a10f3c6-8a55-4f39-8f0d-2f6f1c2f0b9f
         */
        personId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InvitationAgain'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['CredentialWithoutEnd'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `DATE_IN_PAST`: The date must not be in the past.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'DATE_IN_PAST';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  grantRole: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the person at this desk
         * @example 4a10f3c6-8a55-4f39-8f0d-2f6f1c2f0b9f
         */
        personId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RoleGrant'];
      };
    };
    responses: {
      /** @description The person with all roles */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `OWN_ROLES`: Nobody changes their own roles or account; somebody else has to.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'OWN_ROLES';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `FOUR_EYES`: Nobody holds these roles at once: an auditor holds no other, and who proposes decides nothing for the city.
       *
       *     `ROLE_ALREADY_HELD`: This role is held in that time already.
       *
       *     `ORGANISATION_FIXED`: This person belongs to another organisation already.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'FOUR_EYES' | 'ROLE_ALREADY_HELD' | 'ORGANISATION_FIXED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `DATE_IN_PAST`: The date must not be in the past.
       *
       *     `ORGANISATION_UNKNOWN`: The desk knows no such organisation.
       *
       *     `ORGANISATION_KIND_NOT_TAKEN`: Nobody of such an organisation holds this role here.
       *
       *     `DEPARTMENT_UNKNOWN`: This is no active department of the desk.
       *
       *     `DATES_REVERSED`: The last day is before the first.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'INVALID_REQUEST'
              | 'DATE_IN_PAST'
              | 'ORGANISATION_UNKNOWN'
              | 'ORGANISATION_KIND_NOT_TAKEN'
              | 'DEPARTMENT_UNKNOWN'
              | 'DATES_REVERSED';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  endRole: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the person at this desk
         * @example 4a10f3c6-8a55-4f39-8f0d-2f6f1c2f0b9f
         */
        personId: string;
        /**
         * @description Id of the role
         * @example 6f1c2f4a-8a55-4f39-8f0d-0b9f3c6e2f10
         */
        roleId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RoleEnd'];
      };
    };
    responses: {
      /** @description The person with all roles */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `OWN_ROLES`: Nobody changes their own roles or account; somebody else has to.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'OWN_ROLES';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `ROLE_ENDED`: This role has ended already.
       *
       *     `PERSON_HAS_OPEN_WORK`: Open cases rest on this role; hand them over first.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'ROLE_ENDED' | 'PERSON_HAS_OPEN_WORK';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `DATE_IN_PAST`: The date must not be in the past.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'DATE_IN_PAST';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  disablePerson: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the person at this desk
         * @example 4a10f3c6-8a55-4f39-8f0d-2f6f1c2f0b9f
         */
        personId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Disabling'];
      };
    };
    responses: {
      /** @description The person */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `OWN_ROLES`: Nobody changes their own roles or account; somebody else has to.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'OWN_ROLES';
          };
        };
      };
      404: components['responses']['NotFound'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  enablePerson: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the person at this desk
         * @example 4a10f3c6-8a55-4f39-8f0d-2f6f1c2f0b9f
         */
        personId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The person */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `OWN_ROLES`: Nobody changes their own roles or account; somebody else has to.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'OWN_ROLES';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listColleagues: {
    parameters: {
      query?: {
        /** @description true: also whose access was ended */
        former?: 'true' | 'false';
      };
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description In the order of their names */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ColleagueList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['NoOrganisation'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  inviteColleague: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewColleague'];
      };
    };
    responses: {
      /** @description The colleague */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Colleague'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `OWN_ROLES`: Nobody changes their own roles or account; somebody else has to.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'OWN_ROLES';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `NO_ORGANISATION`: You belong to no organisation at this desk.
       *
       *     `TOO_MANY_COLLEAGUES`: Your organisation has as many people as it may.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'NO_ORGANISATION' | 'TOO_MANY_COLLEAGUES';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  setColleagueAccess: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the colleague
         * @example 0d2f6f1c-8a55-4f39-8f0d-4a10f3c62f0b
         */
        colleagueId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccessChange'];
      };
    };
    responses: {
      /** @description The colleague */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Colleague'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `OWN_ROLES`: Nobody changes their own roles or account; somebody else has to.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'OWN_ROLES';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['NoOrganisation'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listChallenges: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Published challenges; for the city’s own people also those that are not published yet */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChallengePage'];
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  postChallenge: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewChallenge'];
      };
    };
    responses: {
      /** @description The challenge */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Challenge'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `TYPE_NOT_TAKEN`: This desk does not take this type of proposal.
       *
       *     `KIND_NOT_TAKEN`: This desk does not take this kind.
       *
       *     `DEPARTMENT_UNKNOWN`: This is no active department of the desk.
       *
       *     `WINDOW_RULE`: This desk’s profile does not allow this change of window.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'TYPE_NOT_TAKEN' | 'KIND_NOT_TAKEN' | 'DEPARTMENT_UNKNOWN' | 'WINDOW_RULE';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  publishChallenge: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the challenge
         * @example c0a8012e-7b1d-4b7e-9a53-5d1f3f2b8c77
         */
        challengeId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChallengePublication'];
      };
    };
    responses: {
      /** @description The challenge */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Challenge'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['AlreadyPublished'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `DATE_IN_PAST`: The date must not be in the past.
       *
       *     `TYPE_NOT_TAKEN`: This desk does not take this type of proposal.
       *
       *     `WINDOW_RULE`: This desk’s profile does not allow this change of window.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'DATE_IN_PAST' | 'TYPE_NOT_TAKEN' | 'WINDOW_RULE';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  moveChallengeWindow: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the challenge
         * @example c0a8012e-7b1d-4b7e-9a53-5d1f3f2b8c77
         */
        challengeId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WindowMove'];
      };
    };
    responses: {
      /** @description The challenge with its new window */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Challenge'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['WindowBeforeSubmission'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `WINDOW_RULE`: This desk’s profile does not allow this change of window.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'WINDOW_RULE';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listProposals: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        /** @description By when they were begun, newest or oldest first; received: handed in last; received_first: handed in first; due: due first */
        sort?: 'newest' | 'oldest' | 'received' | 'received_first' | 'due';
        /** @description Part of the title, the organisation or the reference number; width and case make no difference */
        q?: string;
        /** @description Entries of the desk’s database of proposals: decided, with the proposer’s consent */
        database?: components['schemas']['Flag'];
        /** @description Of this kind */
        kind?: components['schemas']['IntakeKind'];
        /** @description Of this type */
        type?: components['schemas']['ProposalType'];
        /** @description In this stage, or in one of several with commas between them; only for the city’s own people */
        stage?: string;
        /** @description With this outcome */
        outcome?: components['schemas']['Outcome'];
        /** @description Closed, or still open */
        closed?: components['schemas']['Flag'];
        /** @description Handed in, or still a draft */
        submitted?: components['schemas']['Flag'];
        /** @description Whose turn it is */
        ball?: components['schemas']['Party'];
        /** @description The due instant has passed */
        overdue?: components['schemas']['Flag'];
        /** @description Nothing has happened for the guideline’s number of business days; only for the city’s own people */
        stalled?: components['schemas']['Flag'];
        /** @description Asked or working on it; only for the city’s own people */
        departmentId?: string;
        /** @description This person is in charge of a side of it; only for the city’s own people */
        inCharge?: string;
        /** @description Answers to this challenge */
        challengeId?: string;
      };
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page; `next` is the cursor of the following one, null on the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalPage'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  createDraft: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description A name of the caller’s own for this request: 1 to 200 visible ASCII characters, best a new UUID. It is kept for 30 days per person, desk and route, in the transaction of what it stands for. A repeat under the same key does nothing again and is answered with what became of the first one by now. Another body or path under the same key is refused with 422 `IDEMPOTENCY_KEY_REUSED`.
         * @example 7f1f9a52-3a0e-4c39-9f0a-3c6b7d1f2e55
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewDraft'];
      };
    };
    responses: {
      /** @description The draft that an earlier request under the same key made */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Draft'];
        };
      };
      /** @description The draft */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Draft'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `ON_BEHALF_NOT_ALLOWED`: This can’t be done on behalf of somebody.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?:
              | 'SECOND_FACTOR_REQUIRED'
              | 'STAFF_NOT_HERE'
              | 'CROSS_SITE_REQUEST'
              | 'FORBIDDEN'
              | 'ON_BEHALF_NOT_ALLOWED';
          };
        };
      };
      404: components['responses']['NotFound'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used with another body.
       *
       *     `TYPE_NOT_TAKEN`: This desk does not take this type of proposal.
       *
       *     `KIND_NOT_TAKEN`: This desk does not take this kind.
       *
       *     `CHANNEL_NOT_OFFERED`: This desk does not receive proposals in this way.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'INVALID_REQUEST'
              | 'IDEMPOTENCY_KEY_REUSED'
              | 'TYPE_NOT_TAKEN'
              | 'KIND_NOT_TAKEN'
              | 'CHANNEL_NOT_OFFERED';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  replaceDraft: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DraftChange'];
      };
    };
    responses: {
      /** @description The draft */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Proposal'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `DRAFT_CHANGED`: This draft was saved by somebody else, or in another window, in the meantime.
       *
       *     `ALREADY_SUBMITTED`: The proposal has already been submitted.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'DRAFT_CHANGED' | 'ALREADY_SUBMITTED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  countProposals: {
    parameters: {
      query?: {
        /** @description Part of the title, the organisation or the reference number; width and case make no difference */
        q?: string;
        /** @description Entries of the desk’s database of proposals: decided, with the proposer’s consent */
        database?: components['schemas']['Flag'];
        /** @description Of this kind */
        kind?: components['schemas']['IntakeKind'];
        /** @description Of this type */
        type?: components['schemas']['ProposalType'];
        /** @description In this stage, or in one of several with commas between them; only for the city’s own people */
        stage?: string;
        /** @description With this outcome */
        outcome?: components['schemas']['Outcome'];
        /** @description Closed, or still open */
        closed?: components['schemas']['Flag'];
        /** @description Handed in, or still a draft */
        submitted?: components['schemas']['Flag'];
        /** @description Whose turn it is */
        ball?: components['schemas']['Party'];
        /** @description The due instant has passed */
        overdue?: components['schemas']['Flag'];
        /** @description Nothing has happened for the guideline’s number of business days; only for the city’s own people */
        stalled?: components['schemas']['Flag'];
        /** @description Asked or working on it; only for the city’s own people */
        departmentId?: string;
        /** @description This person is in charge of a side of it; only for the city’s own people */
        inCharge?: string;
        /** @description Answers to this challenge */
        challengeId?: string;
      };
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The counts */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalCounts'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getProposal: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The case */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Proposal'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getTimeline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The timeline */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Timeline'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listenToCase: {
    parameters: {
      query: {
        /** @description How long to listen, 1 to 55; then ask again */
        seconds: number;
      };
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events: `change` whenever something happened, at most some three in a second */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': unknown;
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listenToDesk: {
    parameters: {
      query: {
        /** @description How long to listen, 1 to 55; then ask again */
        seconds: number;
      };
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events: `change` whenever something happened, at most some three in a second */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': unknown;
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getAgreementKinds: {
    parameters: {
      query: {
        /** @description Codes of the fields that it covers, with commas between them */
        policyFields: string;
        /** @description How many initiatives are expected, 1 to 1000; needed where a rule counts them */
        initiatives?: number;
      };
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What can be chosen, and what is proposed */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KindChoice'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  previewPublication: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The page */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Publication'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  publishProposal: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPublication'];
      };
    };
    responses: {
      /** @description The page */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Publication'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `NOT_USED_BY_DESK`: This desk does not use this action.
       *
       *     `CONSENT_NOT_IN_FORCE`: The proposer’s consent to this is not in force.
       *
       *     `NOT_REALISED`: What was not realised is not published.
       *
       *     `ALREADY_PUBLISHED`: It has been published already.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'NOT_USED_BY_DESK' | 'CONSENT_NOT_IN_FORCE' | 'NOT_REALISED' | 'ALREADY_PUBLISHED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `DATE_IN_FUTURE`: The date must not be in the future.
       *
       *     `HEARING_REQUIRED`: The proposer has to be heard first.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'DATE_IN_FUTURE' | 'HEARING_REQUIRED';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  endPublication: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PublicationEnd'];
      };
    };
    responses: {
      /** @description The page as it would be */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Publication'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['NotPublished'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listInitiatives: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Realised initiatives, without what is protected */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InitiativePage'];
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  giveCommand: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description A name of the caller’s own for this request: 1 to 200 visible ASCII characters, best a new UUID. It is kept for 30 days per person, desk and route, in the transaction of what it stands for. A repeat under the same key does nothing again and is answered with what became of the first one by now. Another body or path under the same key is refused with 422 `IDEMPOTENCY_KEY_REUSED`.
         * @example 7f1f9a52-3a0e-4c39-9f0a-3c6b7d1f2e55
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description `respond-async` (RFC 7240): answer 202 as soon as the command is in the ledger, without waiting for its settlement. The answer then says `Preference-Applied: respond-async`. Other preferences are ignored.
         * @example respond-async
         */
        Prefer?: components['parameters']['Prefer'];
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommandRequest'];
      };
    };
    responses: {
      /** @description Settled: carried out */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandState'];
        };
      };
      /** @description Received: in the ledger for good, not yet decided; see Location */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          Location: components['headers']['Location'];
          'Preference-Applied': components['headers']['Preference-Applied'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandState'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `NOT_AUTHORISED`: You are not authorised to take this decision.
       *
       *     `ON_BEHALF_NOT_ALLOWED`: This can’t be done on behalf of somebody.
       *
       *     `OCCURRED_ON_NOT_ALLOWED`: Only staff may record an earlier occurredOn.
       *
       *     `ASSIGNED_TO_ANOTHER`: Somebody else is in charge of this case.
       *
       *     `SAME_PERSON`: The person who concurred may not also decide.
       *
       *     `ASK_OF_ANOTHER_SIDE`: Only the desk extends what awaits another side.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?:
              | 'SECOND_FACTOR_REQUIRED'
              | 'STAFF_NOT_HERE'
              | 'CROSS_SITE_REQUEST'
              | 'FORBIDDEN'
              | 'NOT_AUTHORISED'
              | 'ON_BEHALF_NOT_ALLOWED'
              | 'OCCURRED_ON_NOT_ALLOWED'
              | 'ASSIGNED_TO_ANOTHER'
              | 'SAME_PERSON'
              | 'ASK_OF_ANOTHER_SIDE';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `CASE_CLOSED`: This case is closed.
       *
       *     `NOT_CLOSED`: This case is not closed.
       *
       *     `REOPENING_IN_PROGRESS`: A reopening of this case is under way.
       *
       *     `VERSION_CONFLICT`: Somebody else decided first; look at the case as it is now.
       *
       *     `NOT_SUBMITTED`: The proposal has not been submitted.
       *
       *     `ALREADY_SUBMITTED`: The proposal has already been submitted.
       *
       *     `NOT_OPEN_IN_STAGE`: This is not possible in the present stage.
       *
       *     `NOT_USED_BY_DESK`: This desk does not use this action.
       *
       *     `GUIDELINE_NOT_APPLICABLE`: Where this case stands does not exist under that version.
       *
       *     `ALREADY_CONCLUDED`: The agreement has already been concluded.
       *
       *     `NOT_CONCLUDED`: Nothing has been concluded yet.
       *
       *     `NOT_A_PROPOSAL`: This is no proposal.
       *
       *     `ALREADY_A_PROPOSAL`: This is a proposal already.
       *
       *     `CORRECTION_PENDING`: The proposer has been asked for a correction.
       *
       *     `NO_CORRECTION_ASKED`: No correction has been asked for.
       *
       *     `NOT_OVERDUE`: The proposer’s due date has not passed.
       *
       *     `NO_DUE_TO_EXTEND`: No due date here is yours to extend.
       *
       *     `ASK_NOT_OPEN`: This is not awaited, or not any more; look at the case as it is now.
       *
       *     `DUE_IS_FIXED`: This day follows from the term of a pilot or an agreement and is not extended.
       *
       *     `CLOCK_STOPPED`: The clock of this due date stands while the proposer corrects.
       *
       *     `DIALOGUE_REQUIRED`: Record a dialogue with the proposer first.
       *
       *     `DEPARTMENT_REQUIRED`: No department has taken it yet.
       *
       *     `DEPARTMENT_ALREADY_ASKED`: This department has already been asked.
       *
       *     `DEPARTMENT_NOT_ASKED`: This department has not been asked.
       *
       *     `DEPARTMENT_STILL_ASKED`: A department still has it or has yet to answer.
       *
       *     `PARTICIPANTS_MISSING`: No dialogue with all the required sides is on record.
       *
       *     `SHARED_GOAL_REQUIRED`: The shared goal must be on record.
       *
       *     `BENEFIT_PROPOSER_REQUIRED`: The proposer’s benefit must be on record.
       *
       *     `BENEFIT_MUNICIPALITY_REQUIRED`: The municipality’s benefit must be on record.
       *
       *     `ISSUE_REQUIRED`: The issue that it solves must be named.
       *
       *     `ROLE_DIVISION_REQUIRED`: The division of roles between both sides must be on record.
       *
       *     `RISK_OWNERS_REQUIRED`: The risks, each with who answers for it, must be on record.
       *
       *     `FEASIBILITY_NOTE_REQUIRED`: A note that both sides can carry it out must be on record.
       *
       *     `FEASIBILITY_DECIDED`: Whether it can be done has been decided.
       *
       *     `FEASIBILITY_UNDECIDED`: First decide whether it can be done.
       *
       *     `EXPERT_ALREADY_ASKED`: An expert’s advice is awaited already.
       *
       *     `NO_EXPERT_ASKED`: No expert has been asked.
       *
       *     `PILOT_NOT_FINISHED`: The pilot has not been reported on.
       *
       *     `PILOT_NOT_USED`: This desk has no pilots.
       *
       *     `PILOT_RUNNING`: A pilot is running.
       *
       *     `PILOT_NOT_RUNNING`: No pilot is running.
       *
       *     `EFFECT_REQUIRED`: Record the verification of the effect first.
       *
       *     `CONCURRENCE_REQUIRED`: The other side’s concurrence is required first.
       *
       *     `ALREADY_CONCURRED`: Concurrence has already been given.
       *
       *     `AGREEMENT_KIND_NOT_CHOSEN`: First choose the kind of agreement.
       *
       *     `AGREEMENT_KIND_FOLLOWS`: The kind follows from the result of the procedure.
       *
       *     `PROCUREMENT_UNDETERMINED`: Determine the procurement procedure first.
       *
       *     `PROCUREMENT_NOT_TRIGGERED`: Nothing here calls for a procurement procedure.
       *
       *     `PROCUREMENT_RESULT_MISSING`: The result of the procedure is not on record.
       *
       *     `PROCUREMENT_ALREADY_DETERMINED`: The procurement procedure has already been determined.
       *
       *     `FUNDS_NOT_SECURED`: The funds must be secured first.
       *
       *     `FUNDS_NOT_NEEDED`: No funds are needed here.
       *
       *     `CONSENT_NOT_NEEDED`: What is carried out without an agreement has no draft to agree to.
       *
       *     `CONSENT_MISSING`: Both sides must have agreed to the same draft.
       *
       *     `NO_TERM`: There is no agreement in force with a term.
       *
       *     `ALREADY_IMPLEMENTED`: Implementation is already on record.
       *
       *     `NOTHING_TO_HAND_OVER`: There is nothing to hand over.
       *
       *     `ITEM_PROTECTED`: This is protected.
       *
       *     `CONSULTATION_OPEN`: Protection is being talked over already.
       *
       *     `NO_CONSULTATION`: Nothing about protection is being talked over.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?:
              | 'CASE_CLOSED'
              | 'NOT_CLOSED'
              | 'REOPENING_IN_PROGRESS'
              | 'VERSION_CONFLICT'
              | 'NOT_SUBMITTED'
              | 'ALREADY_SUBMITTED'
              | 'NOT_OPEN_IN_STAGE'
              | 'NOT_USED_BY_DESK'
              | 'GUIDELINE_NOT_APPLICABLE'
              | 'ALREADY_CONCLUDED'
              | 'NOT_CONCLUDED'
              | 'NOT_A_PROPOSAL'
              | 'ALREADY_A_PROPOSAL'
              | 'CORRECTION_PENDING'
              | 'NO_CORRECTION_ASKED'
              | 'NOT_OVERDUE'
              | 'NO_DUE_TO_EXTEND'
              | 'ASK_NOT_OPEN'
              | 'DUE_IS_FIXED'
              | 'CLOCK_STOPPED'
              | 'DIALOGUE_REQUIRED'
              | 'DEPARTMENT_REQUIRED'
              | 'DEPARTMENT_ALREADY_ASKED'
              | 'DEPARTMENT_NOT_ASKED'
              | 'DEPARTMENT_STILL_ASKED'
              | 'PARTICIPANTS_MISSING'
              | 'SHARED_GOAL_REQUIRED'
              | 'BENEFIT_PROPOSER_REQUIRED'
              | 'BENEFIT_MUNICIPALITY_REQUIRED'
              | 'ISSUE_REQUIRED'
              | 'ROLE_DIVISION_REQUIRED'
              | 'RISK_OWNERS_REQUIRED'
              | 'FEASIBILITY_NOTE_REQUIRED'
              | 'FEASIBILITY_DECIDED'
              | 'FEASIBILITY_UNDECIDED'
              | 'EXPERT_ALREADY_ASKED'
              | 'NO_EXPERT_ASKED'
              | 'PILOT_NOT_FINISHED'
              | 'PILOT_NOT_USED'
              | 'PILOT_RUNNING'
              | 'PILOT_NOT_RUNNING'
              | 'EFFECT_REQUIRED'
              | 'CONCURRENCE_REQUIRED'
              | 'ALREADY_CONCURRED'
              | 'AGREEMENT_KIND_NOT_CHOSEN'
              | 'AGREEMENT_KIND_FOLLOWS'
              | 'PROCUREMENT_UNDETERMINED'
              | 'PROCUREMENT_NOT_TRIGGERED'
              | 'PROCUREMENT_RESULT_MISSING'
              | 'PROCUREMENT_ALREADY_DETERMINED'
              | 'FUNDS_NOT_SECURED'
              | 'FUNDS_NOT_NEEDED'
              | 'CONSENT_NOT_NEEDED'
              | 'CONSENT_MISSING'
              | 'NO_TERM'
              | 'ALREADY_IMPLEMENTED'
              | 'NOTHING_TO_HAND_OVER'
              | 'ITEM_PROTECTED'
              | 'CONSULTATION_OPEN'
              | 'NO_CONSULTATION';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used with another body.
       *
       *     `GUIDELINE_UNKNOWN`: The desk has no such version of its guideline.
       *
       *     `OCCURRED_ON_IN_FUTURE`: occurredOn must not be after the day of recording.
       *
       *     `EXTERNAL_DECISION_REQUIRED`: A reference to the mayor’s decision is required.
       *
       *     `DATE_IN_PAST`: The date must not be in the past.
       *
       *     `SUBMISSION_INCOMPLETE`: The proposal is incomplete or has errors.
       *
       *     `TYPE_NOT_TAKEN`: This desk does not take this type of proposal.
       *
       *     `KIND_NOT_TAKEN`: This desk does not take this kind.
       *
       *     `SCHEME_NOT_OPEN`: The scheme has not begun yet.
       *
       *     `CHALLENGE_REQUIRED`: Choose a challenge that has been published.
       *
       *     `CHALLENGE_NOT_ALLOWED`: This type of proposal names no posted challenge.
       *
       *     `CHALLENGE_NOT_PUBLISHED`: This challenge has not been published.
       *
       *     `WINDOW_NOT_OPEN`: The window of this challenge has not opened yet.
       *
       *     `WINDOW_CLOSED`: The window of this challenge has closed.
       *
       *     `CALENDAR_YEAR_UNKNOWN`: The holidays of that year are not known yet, so no due date can be counted in it.
       *
       *     `DUE_NOT_LATER`: The new day must be after the present due date.
       *
       *     `NOT_A_BUSINESS_DAY`: The desk is closed on this day.
       *
       *     `CRITERIA_UNANSWERED`: Every criterion must be answered.
       *
       *     `CRITERION_UNKNOWN`: There is no such criterion.
       *
       *     `CRITERION_HIT`: A criterion applies, so the proposal can’t pass.
       *
       *     `EXCEPTION_REASON_REQUIRED`: Accepting an applicant from outside needs a reason.
       *
       *     `PROJECT_NOT_USED`: This desk does not match proposals with existing projects.
       *
       *     `DEPARTMENT_UNKNOWN`: This is no active department of the desk.
       *
       *     `ONE_DEPARTMENT_ONLY`: This desk assigns exactly one department.
       *
       *     `ONE_LEAD_ONLY`: Choose exactly one lead.
       *
       *     `DEPARTMENT_AMBIGUOUS`: Say for which department you answer.
       *
       *     `DATE_IN_FUTURE`: The date must not be in the future.
       *
       *     `DATES_REVERSED`: The last day is before the first.
       *
       *     `NEXT_NOT_POSSIBLE`: This step is not possible from here.
       *
       *     `DECISION_NOTES_REQUIRED`: The decision lacks notes that this desk asks for.
       *
       *     `TRACK_UNKNOWN`: There is no such track.
       *
       *     `METHOD_UNKNOWN`: There is no such method.
       *
       *     `EXPERT_UNKNOWN`: This expert can’t be asked here.
       *
       *     `PILOT_REQUIRED`: This desk runs a pilot before it evaluates.
       *
       *     `CONTRIBUTION_OPEN`: A contribution that the pilot needs has not been promised.
       *
       *     `CITY_PAYS_NOTHING`: The city bears no cost of a pilot here.
       *
       *     `DUTIES_OPEN`: Duties of the operator are not shown to be done.
       *
       *     `DATA_NOT_VERIFIED`: The data have not been verified.
       *
       *     `RULES_DISAGREE`: Two rules, by the number of fields and by that of initiatives, propose different kinds; choose one with a reason.
       *
       *     `AGREEMENT_KIND_UNKNOWN`: This kind of agreement can’t be chosen here.
       *
       *     `INSTRUMENT_REQUIRED`: Choose the form of the document.
       *
       *     `REASON_REQUIRED`: A reason is required.
       *
       *     `PROCUREMENT_MANDATORY`: The procedure can’t be waived here.
       *
       *     `PROCEDURE_UNKNOWN`: There is no such procedure.
       *
       *     `RECHECK_REQUIRED`: The criteria on the organisation must be answered again.
       *
       *     `TERM_NOT_ALLOWED`: This kind has no term.
       *
       *     `ITEM_UNKNOWN`: This can’t be protected by itself.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'INVALID_REQUEST'
              | 'IDEMPOTENCY_KEY_REUSED'
              | 'GUIDELINE_UNKNOWN'
              | 'OCCURRED_ON_IN_FUTURE'
              | 'EXTERNAL_DECISION_REQUIRED'
              | 'DATE_IN_PAST'
              | 'SUBMISSION_INCOMPLETE'
              | 'TYPE_NOT_TAKEN'
              | 'KIND_NOT_TAKEN'
              | 'SCHEME_NOT_OPEN'
              | 'CHALLENGE_REQUIRED'
              | 'CHALLENGE_NOT_ALLOWED'
              | 'CHALLENGE_NOT_PUBLISHED'
              | 'WINDOW_NOT_OPEN'
              | 'WINDOW_CLOSED'
              | 'CALENDAR_YEAR_UNKNOWN'
              | 'DUE_NOT_LATER'
              | 'NOT_A_BUSINESS_DAY'
              | 'CRITERIA_UNANSWERED'
              | 'CRITERION_UNKNOWN'
              | 'CRITERION_HIT'
              | 'EXCEPTION_REASON_REQUIRED'
              | 'PROJECT_NOT_USED'
              | 'DEPARTMENT_UNKNOWN'
              | 'ONE_DEPARTMENT_ONLY'
              | 'ONE_LEAD_ONLY'
              | 'DEPARTMENT_AMBIGUOUS'
              | 'DATE_IN_FUTURE'
              | 'DATES_REVERSED'
              | 'NEXT_NOT_POSSIBLE'
              | 'DECISION_NOTES_REQUIRED'
              | 'TRACK_UNKNOWN'
              | 'METHOD_UNKNOWN'
              | 'EXPERT_UNKNOWN'
              | 'PILOT_REQUIRED'
              | 'CONTRIBUTION_OPEN'
              | 'CITY_PAYS_NOTHING'
              | 'DUTIES_OPEN'
              | 'DATA_NOT_VERIFIED'
              | 'RULES_DISAGREE'
              | 'AGREEMENT_KIND_UNKNOWN'
              | 'INSTRUMENT_REQUIRED'
              | 'REASON_REQUIRED'
              | 'PROCUREMENT_MANDATORY'
              | 'PROCEDURE_UNKNOWN'
              | 'RECHECK_REQUIRED'
              | 'TERM_NOT_ALLOWED'
              | 'ITEM_UNKNOWN';
          };
        };
      };
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_COMMANDS`: This case has received its limit of commands for today.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_COMMANDS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getCommand: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
        /**
         * @description Id of the command
         * @example 7f1f9a52-3a0e-4c39-9f0a-3c6b7d1f2e55
         */
        commandId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The command */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandState'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getConsents: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The ledger */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentLedger'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  stateConsent: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConsentStatement'];
      };
    };
    responses: {
      /** @description The ledger as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentLedger'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `NOT_AUTHORISED`: You are not authorised to take this decision.
       *
       *     `ON_BEHALF_NOT_ALLOWED`: This can’t be done on behalf of somebody.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?:
              | 'SECOND_FACTOR_REQUIRED'
              | 'STAFF_NOT_HERE'
              | 'CROSS_SITE_REQUEST'
              | 'FORBIDDEN'
              | 'NOT_AUTHORISED'
              | 'ON_BEHALF_NOT_ALLOWED';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `NOT_SUBMITTED`: The proposal has not been submitted.
       *
       *     `NOT_A_PROPOSAL`: This is no proposal.
       *
       *     `CONSENT_NOT_ASKED`: This desk does not ask for this consent: its guideline says what holds.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'NOT_SUBMITTED' | 'NOT_A_PROPOSAL' | 'CONSENT_NOT_ASKED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_COMMANDS`: This case has received its limit of commands for today.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_COMMANDS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listPartners: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description By name */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartnerList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listDeliveries: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description In their order */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  deliverProposal: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewDelivery'];
      };
    };
    responses: {
      /** @description It had been passed on to them before */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delivery'];
        };
      };
      /** @description Passed on */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delivery'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `CONSENT_NOT_IN_FORCE`: The proposer’s consent to this is not in force.
       *
       *     `NOT_TO_BE_SHARED`: Nothing is passed on while a case is weighed, nor what the guideline does not share.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'CONSENT_NOT_IN_FORCE' | 'NOT_TO_BE_SHARED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listFollowUps: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them, the oldest first */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowUpList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  finishFollowUp: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
        /**
         * @description Id of the follow-up
         * @example 1d2c3b4a-5e6f-4071-8293-a4b5c6d7e8f9
         */
        followUpId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FollowUpDone'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowUp'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['FollowUpEnded'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listTasks: {
    parameters: {
      query?: {
        /** @description mine: I am in charge or stand in for who is, or it awaits me as a proposer or expert; department: what awaits the desk or a department of mine, whoever is in charge; unclaimed: of that what nobody is in charge of; all where it is not given */
        inbox?: 'mine' | 'department' | 'unclaimed' | 'all';
        /** @description Of the city’s own sides: this person is in charge */
        assignee?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description At most 200; `more` says that there are others */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE';
          };
        };
      };
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listMessages: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page; `next` is the cursor of the following one, null on the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagePage'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  writeMessage: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description A name of the caller’s own for this request: 1 to 200 visible ASCII characters, best a new UUID. It is kept for 30 days per person, desk and route, in the transaction of what it stands for. A repeat under the same key does nothing again and is answered with what became of the first one by now. Another body or path under the same key is refused with 422 `IDEMPOTENCY_KEY_REUSED`.
         * @example 7f1f9a52-3a0e-4c39-9f0a-3c6b7d1f2e55
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewMessage'];
      };
    };
    responses: {
      /** @description It was written before, under the same key */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Written */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `NOT_AUTHORISED`: You are not authorised to take this decision.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'NOT_AUTHORISED';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['NotSubmitted'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used with another body.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'IDEMPOTENCY_KEY_REUSED';
          };
        };
      };
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_COMMANDS`: This case has received its limit of commands for today.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_COMMANDS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  markMessagesRead: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MessagesRead'];
      };
    };
    responses: {
      /** @description Noted */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listMeetings: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page; `next` is the cursor of the following one, null on the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeetingPage'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  planMeeting: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description A name of the caller’s own for this request: 1 to 200 visible ASCII characters, best a new UUID. It is kept for 30 days per person, desk and route, in the transaction of what it stands for. A repeat under the same key does nothing again and is answered with what became of the first one by now. Another body or path under the same key is refused with 422 `IDEMPOTENCY_KEY_REUSED`.
         * @example 7f1f9a52-3a0e-4c39-9f0a-3c6b7d1f2e55
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewMeeting'];
      };
    };
    responses: {
      /** @description It was planned before, under the same key */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlannedMeeting'];
        };
      };
      /** @description Planned */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlannedMeeting'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `NOT_AUTHORISED`: You are not authorised to take this decision.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'NOT_AUTHORISED';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['NotSubmitted'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used with another body.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'IDEMPOTENCY_KEY_REUSED';
          };
        };
      };
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_COMMANDS`: This case has received its limit of commands for today.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_COMMANDS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  changeMeeting: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
        /**
         * @description Id of the meeting
         * @example 6f2d4b8a-3c91-4e7d-9a05-1b2c3d4e5f60
         */
        meetingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MeetingChange'];
      };
    };
    responses: {
      /** @description As it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlannedMeeting'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `NOT_AUTHORISED`: You are not authorised to take this decision.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'NOT_AUTHORISED';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `NOT_SUBMITTED`: The proposal has not been submitted.
       *
       *     `MEETING_CANCELLED`: This meeting was cancelled.
       *
       *     `MEETING_CHANGED`: Somebody else changed this meeting first; look at it as it is now.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'NOT_SUBMITTED' | 'MEETING_CANCELLED' | 'MEETING_CHANGED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_COMMANDS`: This case has received its limit of commands for today.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_COMMANDS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  cancelMeeting: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
        /**
         * @description Id of the meeting
         * @example 6f2d4b8a-3c91-4e7d-9a05-1b2c3d4e5f60
         */
        meetingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MeetingCancellation'];
      };
    };
    responses: {
      /** @description Cancelled */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlannedMeeting'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `NOT_AUTHORISED`: You are not authorised to take this decision.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'NOT_AUTHORISED';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['NotSubmitted'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      /**
       * @description `TOO_MANY_REQUESTS`: Too many requests in a short time; wait a while.
       *
       *     `TOO_MANY_COMMANDS`: This case has received its limit of commands for today.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'TOO_MANY_REQUESTS' | 'TOO_MANY_COMMANDS';
          };
        };
      };
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listNotices: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        /** @description true: only what I have not read */
        unread?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page; `next` is the cursor of the following one, null on the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NoticePage'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE';
          };
        };
      };
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  markNoticesRead: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NoticesRead'];
      };
    };
    responses: {
      /** @description What is left */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnreadNotices'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getPreferences: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What I have chosen */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preferences'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  setPreferences: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPreferences'];
      };
    };
    responses: {
      /** @description Chosen */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preferences'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getAgeing: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whoever waits longest first; of the cases at most 200, and `more` says that there are others */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ageing'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listClosedDays: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The days, the earliest first */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClosedDayList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  addClosedDay: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewClosedDay'];
      };
    };
    responses: {
      /** @description The day */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClosedDay'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['ClosedDayExists'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  removeClosedDay: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /** @example 2026-12-28 */
        day: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is a day like others */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listReplans: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The last 50 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplanList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  orderReplan: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewReplan'];
      };
    };
    responses: {
      /** @description A dry run: nothing was changed */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplanResult'];
        };
      };
      /** @description Ordered; it is carried out case by case */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplanResult'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['ReplanUnderWay'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listAssignments: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Those in charge now, and everybody who was before */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssignmentList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  changeAssignment: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssignmentChange'];
      };
    };
    responses: {
      /** @description Who is in charge now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InChargeList'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `NOT_AUTHORISED`: You are not authorised to take this decision.
       *
       *     `NOT_IN_CHARGE`: Only the person in charge can do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?:
              | 'SECOND_FACTOR_REQUIRED'
              | 'STAFF_NOT_HERE'
              | 'CROSS_SITE_REQUEST'
              | 'FORBIDDEN'
              | 'NOT_AUTHORISED'
              | 'NOT_IN_CHARGE';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `CASE_CLOSED`: This case is closed.
       *
       *     `NOT_SUBMITTED`: The proposal has not been submitted.
       *
       *     `DEPARTMENT_NOT_ASKED`: This department has not been asked.
       *
       *     `ALREADY_ASSIGNED`: Somebody is in charge of it already.
       *
       *     `NOT_ASSIGNED`: Nobody is in charge of it.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'CASE_CLOSED' | 'NOT_SUBMITTED' | 'DEPARTMENT_NOT_ASKED' | 'ALREADY_ASSIGNED' | 'NOT_ASSIGNED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `ASSIGNEE_NOT_OF_SIDE`: This person holds no role of that side, and can’t be in charge of it.
       *
       *     `SIDE_AMBIGUOUS`: Say for which side of the case.
       *
       *     `PERSON_UNKNOWN`: This is nobody of the city’s own people at this desk.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'ASSIGNEE_NOT_OF_SIDE' | 'SIDE_AMBIGUOUS' | 'PERSON_UNKNOWN';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  assignMany: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BulkAssignment'];
      };
    };
    responses: {
      /** @description Everything was assigned */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkAssigned'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `ASSIGNMENTS_REFUSED`: Some of these can’t be assigned, so that nothing was.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'ASSIGNMENTS_REFUSED';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listAssignees: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description By name */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssigneeList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listAbsences: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The absences */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AbsenceList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  addAbsence: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewAbsence'];
      };
    };
    responses: {
      /** @description The absence */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Absence'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `NOT_AUTHORISED`: You are not authorised to take this decision.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'NOT_AUTHORISED';
          };
        };
      };
      404: components['responses']['NotFound'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `DATE_IN_PAST`: The date must not be in the past.
       *
       *     `DATES_REVERSED`: The last day is before the first.
       *
       *     `ASSIGNEE_NOT_OF_SIDE`: This person holds no role of that side, and can’t be in charge of it.
       *
       *     `PERSON_UNKNOWN`: This is nobody of the city’s own people at this desk.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'DATE_IN_PAST' | 'DATES_REVERSED' | 'ASSIGNEE_NOT_OF_SIDE' | 'PERSON_UNKNOWN';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  cancelAbsence: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /** @example 4d2f1f0b-9a01-4c39-8f0d-0c6f4c554f2d */
        absenceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is over */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `NOT_AUTHORISED`: You are not authorised to take this decision.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'NOT_AUTHORISED';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  watchCase: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description I follow it */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  stopWatchingCase: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description I do not follow it */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getCalendarFeed: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Since when there is one, and when it was last read */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CalendarFeed'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  makeCalendarFeed: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The address */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewCalendarFeed'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  revokeCalendarFeed: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description There is none */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  readCalendar: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `ETag` of what is already there: nothing is sent where it is still the same (RFC 9110)
         * @example "Lc3F0yYpRWyMZhQpN0q0k8tVYyqk3H8iUj0m4iWcX1E"
         */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /**
         * @description The secret part of the address
         * @example minato-N2YyZjM0NTY3ODkwYWJjZGVmMDEyMzQ1Njc4OTBhYmM
         */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The calendar */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'text/calendar': string;
        };
      };
      /** @description It is what `If-None-Match` names */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listHandovers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The last 200 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandoverList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  orderHandover: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewHandover'];
      };
    };
    responses: {
      /** @description A dry run: nothing was changed */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandoverResult'];
        };
      };
      /** @description Carried out, or planned for its day */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandoverResult'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `HANDOVER_INCOMPLETE`: Nothing was handed over: something would be left without a successor.
       *
       *     `HANDOVER_EXISTS`: A handover from this person or section is planned already.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'HANDOVER_INCOMPLETE' | 'HANDOVER_EXISTS';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `DATE_IN_PAST`: The date must not be in the past.
       *
       *     `DEPARTMENT_UNKNOWN`: This is no active department of the desk.
       *
       *     `PERSON_UNKNOWN`: This is nobody of the city’s own people at this desk.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'DATE_IN_PAST' | 'DEPARTMENT_UNKNOWN' | 'PERSON_UNKNOWN';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  takeBackHandover: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /** @example 5f0b7c1e-54a7-4f6f-9d0e-1f3f5a0c2b11 */
        handoverId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is taken back */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       *
       *     `OWN_ROLES`: Nobody changes their own roles or account; somebody else has to.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN' | 'OWN_ROLES';
          };
        };
      };
      404: components['responses']['NotFound'];
      /**
       * @description `FOUR_EYES`: Nobody holds these roles at once: an auditor holds no other, and who proposes decides nothing for the city.
       *
       *     `HANDOVER_ENDED`: This handover was carried out or taken back already.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'FOUR_EYES' | 'HANDOVER_ENDED';
          };
        };
      };
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getHandoverBrief: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The brief */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandoverBrief'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listMails: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        status?: components['schemas']['MailStatus'];
      };
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page; `next` is the cursor of the following one, null on the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MailPage'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  retryMail: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the mail
         * @example 5c1f5b0e-3a1d-4b59-8a37-0a3a6a4e7d21
         */
        mailId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It waits to be sent */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Mail'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['MailNotFailed'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listWebhooks: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them, the disabled ones too */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpointList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  addWebhook: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewWebhook'];
      };
    };
    responses: {
      /** @description The receiver, and the secret */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewWebhookEndpoint'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['TooManyWebhooks'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      /**
       * @description `INVALID_REQUEST`: The request is not valid.
       *
       *     `WEBHOOK_ADDRESS_REFUSED`: Events are sent to public https addresses only.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'INVALID_REQUEST' | 'WEBHOOK_ADDRESS_REFUSED';
          };
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  rotateWebhookSecret: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the receiver
         * @example 4b1d3c56-6e8a-4f39-8f0d-2f6f1c2f4a55
         */
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The new secret */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotatedSecret'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  disableWebhook: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the receiver
         * @example 4b1d3c56-6e8a-4f39-8f0d-2f6f1c2f4a55
         */
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is disabled */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  enableWebhook: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the receiver
         * @example 4b1d3c56-6e8a-4f39-8f0d-2f6f1c2f4a55
         */
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is enabled */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listWebhookDeliveries: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        status?: 'pending' | 'delivered' | 'dead';
      };
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the receiver
         * @example 4b1d3c56-6e8a-4f39-8f0d-2f6f1c2f4a55
         */
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDeliveryPage'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  sendWebhooksAgain: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.
         * @example pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g
         */
        'X-CSRF-Token'?: components['parameters']['X-CSRF-Token'];
      };
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the receiver
         * @example 4b1d3c56-6e8a-4f39-8f0d-2f6f1c2f4a55
         */
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Redeliveries'];
      };
    };
    responses: {
      /** @description How many were put in line */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RedeliveriesQueued'];
        };
      };
      400: components['responses']['MalformedBody'];
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `CROSS_SITE_REQUEST`: This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'CROSS_SITE_REQUEST' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      409: components['responses']['WebhookDisabled'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedContentType'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getCaseAudit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was compared, and whether it agrees */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseAudit'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      /**
       * @description `DATABASE_UNAVAILABLE`: The database can’t be reached; try again shortly.
       *
       *     `TEMPORAL_UNAVAILABLE`: Temporal can’t be reached; try again shortly.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'DATABASE_UNAVAILABLE' | 'TEMPORAL_UNAVAILABLE';
          };
        };
      };
    };
  };
  listAccesses: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        /** @description First day (Tokyo) */
        from?: string;
        /** @description Last day (Tokyo) */
        to?: string;
        /** @description Only of this person */
        personId?: string;
      };
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page; `next` is the cursor of the following one, null on the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccessPage'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getChain: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page; `next` is the cursor of the following one, null on the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChainPage'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listAuditedNotices: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        /**
         * @description Id of the proposal
         * @example 0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page; `next` is the cursor of the following one, null on the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditedNoticePage'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  listDeeds: {
    parameters: {
      query?: {
        /** @description Items of a page, 1 to 100; 50 where it is not given */
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        /** @description First day (Tokyo) */
        from?: string;
        /** @description Last day (Tokyo) */
        to?: string;
      };
      header?: never;
      path: {
        /**
         * @description Short name of the desk
         * @example minato
         */
        desk: string;
        /**
         * @description Id of the person at this desk
         * @example 4a10f3c6-8a55-4f39-8f0d-2f6f1c2f0b9f
         */
        personId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page; `next` is the cursor of the following one, null on the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeedPage'];
        };
      };
      401: components['responses']['Unauthenticated'];
      /**
       * @description `SECOND_FACTOR_REQUIRED`: A second factor is required of staff: set one up first.
       *
       *     `STAFF_NOT_HERE`: The city’s own people sign in at the entrance of the office.
       *
       *     `FORBIDDEN`: You are not authorised to do this.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'SECOND_FACTOR_REQUIRED' | 'STAFF_NOT_HERE' | 'FORBIDDEN';
          };
        };
      };
      404: components['responses']['NotFound'];
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['DatabaseUnavailable'];
    };
  };
  getOpenApi: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OpenAPI 3.1 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      422: components['responses']['InvalidRequest'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
    };
  };
}
