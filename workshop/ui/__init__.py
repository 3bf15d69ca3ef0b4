"""Everything that draws with Streamlit: the navigation, the guards, components and charts."""
