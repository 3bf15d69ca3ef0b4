"""PDFs for print: lesson kits, sheets, reports."""
