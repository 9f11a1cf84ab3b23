"""The cleaned data of a report as a Data Package: CSV files and what they mean, in one archive."""

from helpers.publishing.data_package.package_file import write_package

__all__ = ["write_package"]
