"""What libraries, harvesters and other machines look for: OAI-PMH, ResourceSync, and a guide in plain words."""
