"""The desk in the portal: who asks, what they may, and the pages of people.

How a page or form of the desk fits in:

- its routes stand in `permissions.toml` with who may use them, else the portal does not open; the
  guard then lets in whoever may, and reads and checks the forms;
- `place.desk_of(request)` is the desk, `access.visitor(request)` who asks (`anonymous`, `id` for
  the log's actor, `name`, `roles`, `unit`, `is_any(…)`), `access.needs("office")(request)` the
  same where only some may go on;
- a template has `visitor(request)`, and every form `<input type="hidden" name="csrf"
  value="{{ csrf(request) }}">`;
- a form's code reads `forms.text_of(request, name)`, `texts_of` or, for files, `form_of(request)`:
  never `request.form()`, which the guard has read already;
- `desk.rights.acting_for(who.person, item)` is the unit for `Desk.act`, and refuses a reporter
  who is of another; names for the log's actors are `desk.people.names()`.
"""
