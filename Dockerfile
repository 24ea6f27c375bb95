# syntax=docker/dockerfile:1

# The image brings Node 24 and every native package brings its binary, so no install script needs to run.
FROM node:24-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/var/cache/npm npm ci --cache /var/cache/npm --ignore-scripts --no-audit --no-fund
COPY . .
# Pruning writes the lock file anew, and a build of other sources would not be current.
RUN node app/_server/build.ts \
  && cp package-lock.json /lock \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && mv /lock package-lock.json \
  && rm -rf .next/cache node_modules/.cache

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN install -d -o node -g node -m 0700 /data
# Owned by root: the program cannot change itself.
COPY --from=build /app ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm: signals reach the program itself.
CMD ["node", "app/_server/start.ts"]
