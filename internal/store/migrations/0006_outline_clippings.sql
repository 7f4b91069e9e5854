-- The articles chosen for an outline, and the changes of its sources that were dismissed, stood among the settings and
-- outlived the outline. They are the outline's now, as JSON lists.
ALTER TABLE outlines ADD COLUMN clippings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE outlines ADD COLUMN dismissed TEXT NOT NULL DEFAULT '[]';

UPDATE outlines SET
    clippings = coalesce((SELECT value FROM settings WHERE key = 'material-' || outlines.id AND json_valid(value) AND json_type(value) = 'array'), '[]'),
    dismissed = coalesce((SELECT value FROM settings WHERE key = 'kept-' || outlines.id AND json_valid(value) AND json_type(value) = 'array'), '[]');

DELETE FROM settings WHERE key GLOB 'material-[0-9]*' OR key GLOB 'kept-[0-9]*';
