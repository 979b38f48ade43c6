insert into coders (coder, version, model, knowledge, first_used) values (1, '0.1.0', null, 'k1', '2024-01-01T00:00:00.000Z');
insert into changes (change, recorded_at, cause, document, coder) values
  (1, '2024-01-01T00:00:00.000Z', 'report', 'd1', 1),
  (2, '2024-02-01T00:00:00.000Z', 'report', 'd1', 1);
insert into documents (coding, document, change, recorded_from, recorded_to, source_id, content_hash, coder, published, title, language, contexts)
  values (1, 'd1', 1, '2024-01-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z', 'a', 'h1', 1, '2024-01-01', 'Five dead', 'en', array['terrorism']),
  (2, 'd1', 2, '2024-02-01T00:00:00.000Z', null, 'a', 'h2', 1, '2024-01-01', 'Nine dead', 'en', array['terrorism']);
insert into entities (coding, entity, kind, name, is_public, actor, country, roles) values
  (2, 'e1', 'group', 'Rebels', true, null, 'NTL', array['REB']);
insert into sentences (coding, sentence, sentence_end, text) values
  (1, 0, 22, 'Rebels bombed a bus.'), (2, 0, 23, 'Rebels bombed a market.');
insert into mentions (coding, mention, document_event, type, modes, auxiliary, sentence, trigger_word, confidence, record) values
  (1, 'm1', 'v1', 'ASSAULT', array['bombing'], array[]::text[], 0, 'bombed', 0.9, '{}'),
  (2, 'm1', 'v1', 'ASSAULT', array['bombing'], array[]::text[], 0, 'bombed', 0.9, '{}');
insert into document_events (coding, document_event, type, killed_min, status, record) values
  (1, 'v1', 'ASSAULT', 5, 'reported', '{}'), (2, 'v1', 'ASSAULT', 9, 'reported', '{}');
insert into linked_events (event, version, change, recorded_from, recorded_to, withdrawn, type, modes, contexts, auxiliary, actors,
    actor_terms, actor_countries, actor_names, recipients, recipient_terms, recipient_countries, recipient_names, date_from, date_to,
    killed_low, killed_best, score, status, confidence) values
  ('l1', 1, 1, '2024-01-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z', false, 'ASSAULT', array['bombing'], array['terrorism'], array[]::text[], '[]',
    array['REB'], array['NTL'], 'rebels', '[]', array[]::text[], array[]::text[], '', '2023-12-31', '2023-12-31', 5, 5, -9.5, 'reported', 0.9),
  ('l1', 2, 2, '2024-02-01T00:00:00.000Z', null, false, 'ASSAULT', array['bombing'], array['terrorism'], array[]::text[], '[]',
    array['REB'], array['NTL'], 'rebels', '[]', array[]::text[], array[]::text[], '', '2023-12-31', '2023-12-31', 9, 9, -9.5, 'reported', 0.9);
insert into links (event, document, coding, document_event, change, recorded_from, recorded_to, score, reasons) values
  ('l1', 'd1', 1, 'v1', 1, '2024-01-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z', 1, '[]'),
  ('l1', 'd1', 2, 'v1', 2, '2024-02-01T00:00:00.000Z', null, 1, '[]');
