# The server, and with `docker run --no-healthcheck IMAGE node dist/cli/index.js sandbox --host 0.0.0.0` the sandbox.
# It writes to /data only: run it with --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges.
# A digest names the contents of an image for good: change it together with its tag, in compose.yaml too.

FROM node:24.20.0-bookworm-slim@sha256:ba849c60be29959425b8734d57b8b4b7d56f98edd9504c9af091d5281095a71e AS build
WORKDIR /app
# npm ci builds too (the prepare script), so the sources must be there before it.
COPY . .
RUN npm ci --no-audit --no-fund && npm prune --omit=dev --no-audit --no-fund

FROM node:24.20.0-bookworm-slim@sha256:ba849c60be29959425b8734d57b8b4b7d56f98edd9504c9af091d5281095a71e
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json /app/schema.graphql ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/console/dist ./console/dist
COPY --from=build /app/playground/dist ./playground/dist
# A volume that is first mounted here takes over this owner.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# node itself and not npm, which does not pass SIGTERM on.
CMD ["node", "--enable-source-maps", "dist/main.js"]
