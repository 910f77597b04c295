module synoptic

go 1.26
