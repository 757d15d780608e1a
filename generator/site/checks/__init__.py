"""What is checked in a built site, one small file a subject. All of it reads plain files, whatever engine made them."""
