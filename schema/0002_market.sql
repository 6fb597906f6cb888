-- The market as it was delivered, batch by batch: any consumer's input can be played again in its order.
-- The body is UTF-8 JSON kept as it was written; SELECT convert_from(body, 'UTF8')::jsonb to look inside.

CREATE SCHEMA IF NOT EXISTS market;

CREATE TABLE market.batches (
    symbol          varchar COLLATE "C" NOT NULL,
    sequence        bigint NOT NULL,
    source_position bigint NOT NULL,
    at              timestamptz NOT NULL,
    body            bytea NOT NULL,
    CONSTRAINT pkey_market_batches PRIMARY KEY (symbol, sequence)
);
