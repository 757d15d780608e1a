def write_page(a,b): return []
