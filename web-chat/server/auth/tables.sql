-- Tables of better-auth and of request replay. A test asks better-auth whether it misses anything here.
create table if not exists "auth_user" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null, "tenant_id" text not null);
create table if not exists "auth_session" ("id" text not null primary key, "expiresAt" timestamptz not null, "token" text not null unique, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text, "userId" text not null references "auth_user" ("id") on delete cascade);
create table if not exists "auth_account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "auth_user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null);
create table if not exists "auth_verification" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);
create table if not exists "auth_apikey" ("id" text not null primary key, "configId" text not null, "name" text, "start" text, "referenceId" text not null, "prefix" text, "key" text not null, "refillInterval" integer, "refillAmount" integer, "lastRefillAt" timestamptz, "enabled" boolean, "rateLimitEnabled" boolean, "rateLimitTimeWindow" integer, "rateLimitMax" integer, "requestCount" integer, "remaining" integer, "lastRequest" timestamptz, "expiresAt" timestamptz, "createdAt" timestamptz not null, "updatedAt" timestamptz not null, "permissions" text, "metadata" text);
create index if not exists "auth_session_userId_idx" on "auth_session" ("userId");
create index if not exists "auth_account_userId_idx" on "auth_account" ("userId");
create index if not exists "auth_verification_identifier_idx" on "auth_verification" ("identifier");
create index if not exists "auth_apikey_configId_idx" on "auth_apikey" ("configId");
create index if not exists "auth_apikey_referenceId_idx" on "auth_apikey" ("referenceId");
create index if not exists "auth_apikey_key_idx" on "auth_apikey" ("key");

-- Answers kept under an Idempotency-Key; status is null while the first request is still going on.
create table if not exists "auth_replay" ("user_id" text not null, "key" text not null, "request_hash" text not null, "status" integer, "body" text, "created_at" timestamptz not null default CURRENT_TIMESTAMP, primary key ("user_id", "key"));
