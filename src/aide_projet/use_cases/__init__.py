"""One module per thing a person does; `ports` names what they need from the outside."""
