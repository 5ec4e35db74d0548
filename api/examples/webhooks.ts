/** What is said about webhooks, as the page shows it. */

const ENDPOINT = '4b1d3c56-6e8a-4f39-8f0d-2f6f1c2f4a55';
const DELIVERY = '5c2e4d67-7f9b-4a40-9e1e-3f7f2d3e5b66';
const createdAt = '2026-11-20T01:12:30.120Z';

const endpoint = {
  id: ENDPOINT,
  url: 'https://city.example.lg.jp/kyoso',
  events: ['case.submitted' as const, 'case.stage_changed' as const],
  createdAt,
  disabledAt: null,
  previousSecretUntil: null,
  waiting: 0,
  dead: 0,
};

export const NEW_ENDPOINT = { url: endpoint.url, events: endpoint.events };
export const ENDPOINTS = { endpoints: [endpoint] };
export const ENDPOINT_MADE = { endpoint, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=' };
export const ROTATED = { secret: ENDPOINT_MADE.secret, previousUntil: '2026-11-21T01:12:30.120Z' };

export const DELIVERIES = {
  deliveries: [
    {
      id: DELIVERY,
      eventId: '6d3f5e78-8a0c-4b51-8f2f-4a8a3e4f6c77',
      proposalId: '0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10',
      type: 'case.submitted' as const,
      status: 'dead' as const,
      attempts: 19,
      lastCode: 'ECONNREFUSED',
      lastAt: '2026-11-23T01:12:30.120Z',
      createdAt,
    },
  ],
  next: null,
};
export const SENT_AGAIN = { queued: 1 };
