"""The checks of a built site, one file for each subject. They read plain files, whichever engine built them."""
